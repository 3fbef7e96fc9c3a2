import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import {
  type Assembly,
  assemblyIn,
  draftOf,
  organisationOf,
  post,
  posting,
  voters,
} from "./assembly.js";
import { inRounds, type Row } from "./bench.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import { bareLog, callers, eventBytes } from "./row-command.js";

/** Files that are admissible, on the agenda of a session that is open. */
const sessionOf = async (address: string, assembly: Assembly, count: number) => {
  const { carrier, secretariat, scheme, members } = assembly;
  const organisation = await organisationOf(address, assembly);
  const files: string[] = [];
  while (files.length < count) {
    const id = await draftOf(address, organisation, assembly);
    await post(address, carrier, `applications/${id}/submit`, {});
    await post(address, secretariat, `applications/${id}/declare-admissible`, {});
    files.push(id);
  }
  const heldOn = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" });
  const convening = { scheme, heldOn, place: "Lille" };
  const session = await post(address, secretariat, "sessions", convening);
  const on = `sessions/${session}`;
  for (const item of files)
    await post(address, secretariat, `${on}/put-on-agenda`, { kind: "application", item });
  const present = members.map(({ id }) => id);
  await post(address, secretariat, `${on}/open`, { present });
  return { on, files };
};

/**
 * A secret ballot of 64: cast by 16 callers at once, closed, counted by the reaction, decided. They
 * all write to one stream; as many transactions of the driver each write to one of their own.
 */
export const ballotRow: Row = async ({ scale: { rounds, seconds }, folder }) => {
  const assembly = await assemblyIn(folder, "assembly");
  const { dataDir, secretariat, members } = assembly;
  const serving = new Serving({ dataDir });
  const load = new OwnProcess<Job, Result>("load");
  try {
    const address = await serving.address;
    const { on, files } = await sessionOf(address, assembly, rounds + 1);
    const question = { ask: "grant", conditions: [] };
    const ballot = async (round: number): Promise<number> => {
      const item = files[round] ?? "";
      await post(address, secretariat, `${on}/deliberate`, { item, question });
      const requests = members.map((member) =>
        posting(member, `${on}/cast-ballot`, { item, choice: "for" }),
      );
      const end = ["close-ballots", "decide-item"].map((verb) =>
        posting(secretariat, `${on}/${verb}`, { item }),
      );
      return (await load.do({ kind: "once", address, requests, callers, end })).p50;
    };
    return await visiting(dataDir, async ({ reading }, { connection }) => {
      await reading.query(bareLog);
      const transactions = { kind: "transactions", connection, prepared: false } as const;
      const results = await inRounds(rounds, {
        ballot,
        bare: async () => {
          const bare = { ...transactions, callers, seconds, eventBytes };
          return ((voters + 2) / (await load.do(bare)).perSecond) * 1_000;
        },
      });
      await reading.query("drop schema bare cascade");
      const [ms, bare] = [median(results.ballot), median(results.bare)];
      return [
        {
          what: `secret ballot of ${voters}, cast to decided ÷ as many plain transactions`,
          ratio: ms / bare,
          of: { ms, "ms bare": bare, "commands/s": ((voters + 2) / ms) * 1_000 },
        },
      ];
    });
  } finally {
    load.end();
    await serving.stop();
  }
};

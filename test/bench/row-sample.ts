import path from "node:path";
import { playSample } from "../../apps/server/sample/play.js";
import { visiting } from "../visiting.js";
import { inRounds, type Row } from "./bench.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import { bareLog, eventBytes } from "./row-command.js";

interface Campaign {
  readonly seconds: number;
  /** Commands that left events. */
  readonly commands: number;
  readonly bare: number;
}

/** The whole sample, one command after the other, against transactions of one caller. */
export const sampleRow: Row = async ({ scale: { rounds, seconds: length }, folder }) => {
  const load = new OwnProcess<Job, Result>("load");
  const campaign = (round: number): Promise<Campaign> => {
    const dataDir = path.join(folder, `sample-${round}`);
    return visiting(dataDir, async (engine, { connection }) => {
      const start = performance.now();
      await playSample(engine, dataDir, () => undefined);
      const seconds = (performance.now() - start) / 1_000;
      const { rows } = await engine.reading.query<{ commands: number }>(
        `select count(distinct convert_from(bytes, 'UTF8')::jsonb #>> '{command,id}')::int as commands
         from log.events`,
      );
      await engine.reading.query(bareLog);
      const transactions = { kind: "transactions", connection, prepared: false } as const;
      const job = { ...transactions, callers: 1, seconds: length, eventBytes };
      const { perSecond: bare } = await load.do(job);
      return { seconds, commands: rows[0]?.commands ?? 0, bare };
    });
  };
  try {
    // Each writes a whole campaign: a few rounds tell it.
    const { played } = await inRounds(Math.min(3, rounds - 2), { played: campaign });
    const seconds = median(played.map((one) => one.seconds));
    const perSecond = median(played.map((one) => one.commands / one.seconds));
    const bare = median(played.map((one) => one.bare));
    return [
      {
        what: "the whole sample campaign, commands of one caller ÷ plain transactions of one",
        ratio: perSecond / bare,
        of: { s: seconds, "commands/s": perSecond, "transactions/s": bare },
      },
    ];
  } finally {
    load.end();
  }
};

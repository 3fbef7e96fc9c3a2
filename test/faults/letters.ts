import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../crash/fault.js";
import { type Arrived, mailServer } from "../mail-server.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";
import type { Site } from "./site.js";

/** A letter, whenever it came, or the end of a worker. */
type Happened = Pick<Arrived, "messageId"> | "death";

/** Each letter that the outbox calls settled came, under one name, and again only if a worker died over it. */
const letterFaults = async (
  { engine }: Site,
  happened: readonly Happened[],
): Promise<readonly Fault[]> => {
  const { rows } = await engine.reading.query<{ count: number }>(
    `select count(*)::int as count from read.outbox
     where command = 'SendMail' and status = 'done' and body ? 'person'`,
  );
  const wanted = rows[0]?.count ?? 0;
  const names = new Map<string, { readonly deaths: number; readonly count: number }>();
  let deaths = 0;
  const faults: Fault[] = [];
  for (const one of happened) {
    if (one === "death") {
      deaths += 1;
      continue;
    }
    const { messageId: name } = one;
    const before = names.get(name) ?? { deaths, count: 0 };
    const count = before.count + 1;
    names.set(name, { ...before, count });
    if (count > 1 + deaths - before.deaths)
      faults.push({ code: "LETTER_TWICE", about: `${name}: ${count} times` });
  }
  const about = `${names.size} names for ${wanted} letters`;
  if (names.size > wanted) faults.push({ code: "LETTER_TWICE", about });
  if (names.size < wanted) faults.push({ code: "LETTER_LOST", about });
  return faults;
};

export const letters: Experiment = {
  nth: 6,
  title: "a worker killed between the sending of a letter and its mark",
  flaw: flaws["renames-letters"],
  run: async ({ site: begin, after, long }) => {
    const wanted = long ? 12 : 2;
    const killedAt = new Set<string>();
    let killing = Promise.resolve();
    const killer: { kill?: () => Promise<void> } = {};
    const happened: Happened[] = [];
    const server = await mailServer(undefined, undefined, ({ messageId }) => {
      happened.push({ messageId });
      if (killedAt.size < wanted && !killedAt.has(messageId)) {
        killedAt.add(messageId);
        killing = killing.then(() => killer.kill?.());
      }
      return killing;
    });
    after(() => server.stop());
    const env = { SMTP_URL: server.url, MAIL_FROM: "label@example.org" };
    const site = await begin({ env });
    killer.kill = async () => {
      await site.kill("worker");
      // What it had sent may be on its way yet, and is not the next one's.
      await pause(500);
      happened.push("death");
    };
    await site.staff({ web: 1, worker: 1 });
    // Letters of committees may be overtaken, and are not sent then: here none is.
    const load = new Load(site, site.address, { ...site.people, chambers: [] });
    await load.until(long ? 1_500 : 150);
    await load.stop();
    // A letter that died in the queue is believed lost, and sent again, ten seconds later.
    await site.quiet((wanted + 2) * 30_000);
    const faults = await letterFaults(site, happened);
    const meant = killedAt.size === wanted;
    const idle: Fault = { code: "NOT_AS_MEANT", about: `${killedAt.size} of ${wanted} kills` };
    return {
      done: { "workers killed": killedAt.size, "letters sent": server.arrived.length },
      faults: meant ? faults : [...faults, idle],
    };
  },
};

import type { Fault } from "../crash/fault.js";
import { type Arrived, mailServer } from "../mail-server.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";
import type { Site } from "./site.js";

/** Each letter that the outbox calls settled came, under one name, and no more than twice. */
const letterFaults = async (
  { engine }: Site,
  arrived: readonly Arrived[],
): Promise<readonly Fault[]> => {
  const { rows } = await engine.reading.query<{ count: number }>(
    `select count(*)::int as count from read.outbox
     where command = 'SendMail' and status = 'done' and body ? 'person'`,
  );
  const wanted = rows[0]?.count ?? 0;
  const names = new Map<string, number>();
  for (const { messageId } of arrived) names.set(messageId, (names.get(messageId) ?? 0) + 1);
  const about = `${names.size} names for ${wanted} letters`;
  const faults: Fault[] = [...names].flatMap(([name, count]) =>
    count > 2 ? [{ code: "LETTER_TWICE", about: `${name}: ${count} times` } as const] : [],
  );
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
    const server = await mailServer(undefined, undefined, ({ messageId }) => {
      if (killedAt.size < wanted && !killedAt.has(messageId)) {
        killedAt.add(messageId);
        killing = killing.then(() => killer.kill?.());
      }
      return killing;
    });
    after(() => server.stop());
    const env = { SMTP_URL: server.url, MAIL_FROM: "label@example.org" };
    const site = await begin({ env });
    killer.kill = () => site.kill("worker");
    await site.staff({ web: 1, worker: 1 });
    // Letters of committees may be overtaken, and are not sent then: here none is.
    const load = new Load(site, site.address, { ...site.people, chambers: [] });
    await load.until(long ? 1_500 : 150);
    await load.stop();
    await site.quiet().catch(() => undefined);
    const faults = await letterFaults(site, server.arrived);
    const meant = killedAt.size === wanted;
    const idle: Fault = { code: "NOT_AS_MEANT", about: `${killedAt.size} of ${wanted} kills` };
    return {
      done: { "workers killed": killedAt.size, "letters sent": server.arrived.length },
      faults: meant ? faults : [...faults, idle],
    };
  },
};

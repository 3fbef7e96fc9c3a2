import { setTimeout as pause } from "node:timers/promises";
import { linkTo } from "../event-store-server/link.js";
import { startNode } from "../event-store-server/server.js";
import { addressOf } from "../event-store-server/under-test.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";

/** Two nodes of one cluster, each behind what can be broken. */
export const eventStoreGone: Experiment = {
  nth: 15,
  title: "EventStoreDB's stand-in dropping, delaying, refusing, and led by another node",
  flaw: flaws["takes-failure-for-done"],
  run: async ({ site: begin, after, random, long }) => {
    const first = await startNode();
    const second = await startNode(first.log);
    const links = [await linkTo(first), await linkTo(second)] as const;
    const [front, back] = links;
    after(async () => {
      for (const one of links) await one.close();
      for (const one of [first, second]) await one.stop();
    });
    const env = { EVENTSTORE_URL: `${addressOf(front)}&defaultDeadline=2000` };
    const site = await begin({ env });
    await site.staff({ web: 2, worker: 1 });
    const nodes = [first, second];
    const faults = {
      "answers dropped": async () => links.forEach((link) => link.loseNextAnswer()),
      cuts: async () => links.forEach((link) => link.cut()),
      delays: async () =>
        nodes.forEach(({ fates }) => fates.push({ slow: random.between(50, 500) })),
      refusals: async () => nodes.forEach(({ fates }) => fates.push("unavailable", "unavailable")),
      absences: async () => {
        links.forEach((link) => link.refuse(true));
        await pause(long ? 3_000 : 500);
        links.forEach((link) => link.refuse(false));
      },
      "leaders elected": async () => {
        first.leader = back;
        first.fates.push("not-leader");
        await pause(200);
        second.leader = front;
        second.fates.push("not-leader");
      },
    };
    const load = new Load(site);
    const rounds = long ? 8 : 1;
    for (let nth = 0; nth < rounds; nth += 1)
      for (const fault of Object.values(faults)) {
        await load.until(random.between(10, 40));
        await fault();
      }
    await load.until(20);
    await load.stop();
    return { done: Object.fromEntries(Object.keys(faults).map((what) => [what, rounds])) };
  },
};

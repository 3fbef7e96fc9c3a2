import { setTimeout as pause } from "node:timers/promises";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { openGround } from "./ground.js";
import { Load } from "./load.js";

/** One that is killed takes the sessions of all the others along. */
const backends = `
  select pid from pg_stat_activity
  where application_name like 'creativallee%' and datname is not null and backend_type = 'client backend'`;

export const databaseKills: Experiment = {
  nth: 2,
  title: "PostgreSQL's backends and its postmaster killed",
  // Nobody else's: all that stands on it is away for a while. Commits that do not wait for the disk
  // stay in memory for seconds, so that a kill finds some.
  ground: () => openGround(["wal_writer_delay=10s"]),
  flaw: flaws["commits-in-memory"],
  run: async ({ ground: { postgres }, site: begin, random, long }) => {
    const site = await begin();
    await site.staff({ web: 2, worker: 1 });
    const load = new Load(site);
    const rounds = long ? 20 : 2;
    for (let nth = 0; nth < rounds; nth += 1) {
      await load.until(random.between(20, 80));
      await pause(random.between(0, 50));
      if (nth % 2 === 0) await postgres.kill();
      else {
        const found = (await postgres.run(backends)) as readonly { readonly pid: number }[];
        const victim = random.oneOf(found);
        if (victim) process.kill(victim.pid, "SIGKILL");
      }
    }
    await load.until(20);
    await load.stop();
    return { done: { "postmasters killed": rounds / 2, "backends killed": rounds / 2 } };
  },
};

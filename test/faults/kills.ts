import { setTimeout as pause } from "node:timers/promises";
import { flaws } from "../crash/flaws.js";
import type { Experiment } from "./experiment.js";
import { Load } from "./load.js";

export const kills: Experiment = {
  nth: 1,
  title: "web and worker processes killed at any instant",
  flaw: flaws["answers-early"],
  run: async ({ site: begin, random, long, flawed }) => {
    const site = await begin();
    await site.staff({ web: 2, worker: 2 });
    const load = new Load(site);
    const rounds = long ? 40 : flawed ? 12 : 4;
    for (let nth = 0; nth < rounds; nth += 1) {
      await load.until(random.between(10, 80));
      await pause(random.between(0, 100));
      await site.kill(nth % 2 === 0 ? "web" : "worker");
    }
    await load.until(20);
    await load.stop();
    const each = rounds / 2;
    return { done: { "web processes killed": each, "workers killed": each } };
  },
};

import { setTimeout as pause } from "node:timers/promises";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { openGround } from "./ground.js";
import { Load } from "./load.js";
import { lacksOwnDisk, type OwnDisk, ownDisk } from "./own-disk.js";

const disks = new WeakMap<object, OwnDisk>();

/** Small, so that WAL is soon in want of room. */
const settings = ["min_wal_size=32MB", "max_wal_size=32MB"];

export const diskFull: Experiment = {
  nth: 4,
  title: "the database's disk full",
  lacks: lacksOwnDisk,
  flaw: flaws["takes-failure-for-done"],
  ground: async () => {
    const disk = ownDisk(256);
    const ground = await openGround(settings, disk.folder);
    const own = {
      ...ground,
      close: async () => {
        await ground.close();
        disk.remove();
      },
    };
    disks.set(own, disk);
    return own;
  },
  run: async ({ ground, site: begin, random, long }) => {
    const disk = disks.get(ground);
    if (!disk) throw new Error("It has no disk of its own.");
    const site = await begin();
    await site.staff({ web: 1, worker: 1 });
    const load = new Load(site);
    const rounds = long ? 8 : 1;
    let refused = 0;
    for (let nth = 0; nth < rounds; nth += 1) {
      await load.until(random.between(30, 60));
      disk.fill();
      const { unheard } = site.journal;
      await site.until("appends are refused", () => site.journal.unheard > unheard + 5);
      await pause(random.between(0, 1_000));
      refused += site.journal.unheard - unheard;
      disk.free();
      // Without room for its WAL it has ended, and somebody begins it anew.
      await ground.postgres.run("select 1").catch(() => ground.postgres.restart());
    }
    await load.until(30);
    await load.stop();
    return { done: { "times full": rounds, "answers that it is away": refused } };
  },
};

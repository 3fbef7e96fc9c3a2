import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../crash/fault.js";
import { whole } from "../crash/audit.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";

/** The one for programs with threads, wherever a distribution puts it. */
const library = (): string | undefined =>
  ["/usr/local/lib", "/usr/lib64", "/usr/lib", ...subfoldersOf("/usr/lib")]
    .map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)
    .find((file) => fs.existsSync(file));

const subfoldersOf = (folder: string): readonly string[] =>
  fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];

/** That clocks of two processes may be apart, in milliseconds. */
const tolerance = 1_000;

export const clockJumps: Experiment = {
  nth: 13,
  title: "the wall clock jumps by three days ahead and two hours back",
  lacks: () => (library() === undefined ? "libfaketime" : undefined),
  flaw: flaws["trusts-any-clock"],
  run: async ({ site: begin, after, long }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-clock-"));
    after(async () => fs.rmSync(folder, { recursive: true }));
    const file = path.join(folder, "faketime");
    const set = (offset: string) => fs.writeFileSync(file, `${offset}\n`);
    set("+0");
    const env = {
      LD_PRELOAD: library() ?? "",
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: "1",
      DONT_FAKE_MONOTONIC: "1",
    };
    const from = Date.now() - tolerance;
    const site = await begin({ env });
    const known = (await whole(site.engine.store)).length;
    await site.staff({ web: 2, worker: 2 });
    const load = new Load(site);
    const rounds = long ? 6 : 1;
    const jumps = ["+3d", "-2h"];
    for (let nth = 0; nth < rounds; nth += 1)
      for (const jump of jumps) {
        await load.until(30);
        set(jump);
        // One begins while the clock is wrong, another was there before.
        if (nth % 2 === 0) await site.kill(jump === "-2h" ? "worker" : "web");
        await pause(long ? 7_000 : 1_500);
        set("+0");
      }
    await load.until(30);
    await load.stop();
    const until = Date.now() + tolerance;
    const log = await whole(site.engine.store);
    const faults = log.slice(known).flatMap(({ event }): readonly Fault[] => {
      const at = Date.parse(event.at);
      return at < from || at > until
        ? [{ code: "TIME_WRONG", about: `${event.stream}@${event.version} at ${event.at}` }]
        : [];
    });
    return { done: { jumps: rounds * jumps.length }, faults };
  },
};

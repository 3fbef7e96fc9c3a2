import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Fault } from "../crash/fault.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { openGround } from "./ground.js";
import { Load } from "./load.js";

/** That it is there is not enough: it must be let look at another process. */
const lacksStrace = (): string | undefined =>
  spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0
    ? undefined
    : "strace, and the right to use it";

const settings = ["fsync=on", "wal_sync_method=fdatasync"];

/** Who writes the log of PostgreSQL to disk. */
const writers = `
  select pid from pg_stat_activity
  where backend_type in ('client backend', 'walwriter') and pid <> pg_backend_pid()`;

export const failingFsync: Experiment = {
  nth: 3,
  title: "fsync that fails beneath PostgreSQL",
  lacks: lacksStrace,
  ground: () => openGround(settings),
  flaw: flaws["takes-silence-for-no"],
  run: async ({ ground: { postgres }, site: begin, after, random, long, flawed }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-strace-"));
    after(async () => fs.rmSync(folder, { recursive: true }));
    const site = await begin();
    await site.staff({ web: 2, worker: 1 });
    const load = new Load(site);
    const rounds = long ? 10 : flawed ? 8 : 2;
    let injected = 0;
    for (let nth = 0; nth < rounds; nth += 1) {
      await load.until(random.between(20, 60));
      const told = path.join(folder, `${nth}`);
      const found = (await postgres.run(writers)) as readonly { readonly pid: number }[];
      const injection = ["-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO"];
      const tracees = found.flatMap(({ pid }) => ["-p", `${pid}`]);
      const strace = spawn("strace", ["-qq", "-o", told, ...injection, ...tracees], {
        stdio: "ignore",
      });
      // The first that fails takes them all along, and strace has nobody left to look at.
      await once(strace, "exit");
      injected += fs.readFileSync(told, "utf8").split("(INJECTED)").length - 1;
    }
    await load.until(30);
    await load.stop();
    const idle: Fault = { code: "NOT_AS_MEANT", about: "no fsync has failed" };
    return { done: { "times failed": injected }, faults: injected > 0 ? [] : [idle] };
  },
};

import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { applications } from "#read-models/applications/applications.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { inRounds, type Row } from "./bench.js";
import type { Job, Result } from "./load.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import type { Rebuilding, Rebuilt } from "./rebuilding.js";
import { messages } from "./row-command.js";

/** Commands a second, of callers who do not wait for each other. */
const rate = 100;

/**
 * As on the first start of a release whose fold has changed: the server's own worker builds the table
 * of its version, and goes on with it.
 */
const outdate = async (reading: Pool): Promise<void> => {
  const { name, version } = applications;
  await reading.query("update read.checkpoints set version = $2 where name = $1", [
    name,
    version - 1,
  ]);
  for (const end = performance.now() + 300_000; performance.now() < end; await pause(20)) {
    const { rowCount } = await reading.query(
      "select from read.checkpoints where name = $1 and version = $2",
      [name, version],
    );
    if (rowCount) return;
  }
  throw new Error("the list of files is not built anew");
};

/** Commands while the list of files is built anew, over and over, against the same with nothing else to do. */
export const duringRebuildRow: Row = async ({ scale: { rounds, seconds }, large }) => {
  const site = await large();
  const serving = new Serving(site);
  const load = new OwnProcess<Job, Result>("load");
  const rebuilder = new OwnProcess<Rebuilding, Rebuilt>("rebuilding");
  try {
    const address = await serving.address;
    return await visiting(site.dataDir, async ({ reading }, { connection, keyKeeping }) => {
      const requests = messages(site.files, site.secretariat);
      const commands = () =>
        load.do({ kind: "paced", address, requests, rate, seconds: 4 * seconds });
      const beside = (rebuild: () => Promise<unknown>) => async (): Promise<Measured> => {
        const over = new AbortController();
        const measuring = commands().finally(() => over.abort());
        let rebuilds = 0;
        for (; !over.signal.aborted; rebuilds += 1) await rebuild();
        return { ...(await measuring), rebuilds };
      };
      const results = await inRounds<string, Measured>(rounds, {
        idle: async () => ({ ...(await commands()), rebuilds: 0 }),
        command: beside(() => rebuilder.do({ what: "rebuild", connection, keyKeeping })),
        worker: beside(() => outdate(reading)),
      });
      const of = (name: string, what: keyof Measured) =>
        median((results[name] ?? []).map((one) => one[what]));
      const figure = (name: string, by: string) => ({
        what: `p99 of ${rate} commands/s while ${by} rebuilds ${site.events} events ÷ idle`,
        ratio: of(name, "p99") / of("idle", "p99"),
        aim: { most: 2 },
        of: {
          ms: of(name, "p99"),
          "ms idle": of("idle", "p99"),
          "ms median": of(name, "p50"),
          "ms median idle": of("idle", "p50"),
          rebuilds: of(name, "rebuilds"),
        },
      });
      return [
        figure("command", "a process beside the server"),
        figure("worker", "the server's own worker"),
      ];
    });
  } finally {
    load.end();
    rebuilder.end();
    await serving.stop();
  }
};

interface Measured extends Result {
  readonly rebuilds: number;
}

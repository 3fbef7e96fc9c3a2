import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { guard } from "./guardian.js";

let folder: string;
let log: fs.FileHandle;
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee guardian-"));
  log = await fs.open(os.devNull, "w");
});
afterEach(async () => {
  await log.close();
  await fs.rm(folder, { recursive: true, force: true });
});

const guarded = (...command: readonly string[]) =>
  guard(command, { cwd: os.tmpdir(), account: undefined, log: log.fd }, [folder]);

// It says when it listens: Node lets an interrupt that comes before end it.
const server = `process.on("SIGINT", () => process.exit(7));
  setInterval(() => undefined, 1_000);
  require("node:fs").writeFileSync(process.argv[1], "");`;

const isThere = async (file: string): Promise<void> => {
  while (!(await fs.stat(file).catch(() => undefined))) await pause(10);
};

describe("a guardian", () => {
  it("stops its server when asked to, and then removes what is left behind", async () => {
    const listening = path.join(folder, "listening");
    const running = guarded(process.execPath, "-e", server, listening);
    await isThere(listening);
    running.stop();
    expect(await running.exited).toBe(7);
    await expect(fs.stat(folder)).rejects.toThrow("ENOENT");
  });

  it("goes when its server ends by itself, however soon, and leaves the folder", async () => {
    const servers = Array.from({ length: 100 }, () => guarded("/bin/sh", "-c", "exit 3"));
    const statuses = await Promise.all(servers.map(({ exited }) => exited));
    expect(new Set(statuses)).toEqual(new Set([3]));
    await fs.stat(folder);
  });
});

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { livingPostmaster, type Postmaster } from "./database/postmaster.js";

interface Told {
  readonly step: "waiting" | "open" | "refused" | "stopping" | "stopped";
  readonly host?: string;
  readonly notes?: readonly string[];
  readonly for?: number;
  readonly faults?: readonly { readonly code: string; readonly about: Record<string, string> }[];
}

let dataDir: string;
const started: ChildProcess[] = [];

// As root nobody else can enter this folder, so each story also tells that of one under /root.
beforeEach(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-house-"));
});
afterEach(async () => {
  for (const process of started.splice(0)) process.kill("SIGKILL");
  await until(async () => !(await postmaster()));
  await fs.rm(dataDir, { recursive: true });
});

/** A process of its own that opens the folder, and the lines that it tells. */
const open = (role: "server" | "command", account: { uid?: number; gid?: number } = {}) => {
  const source = ["--conditions=source", "--import", "./test/typescript.mjs"];
  const child = spawn(
    process.execPath,
    [...source, "test/processes/house.ts", path.join(dataDir, "data"), role],
    { ...account, stdio: ["pipe", "pipe", "inherit"], env: { PATH: process.env["PATH"] } },
  );
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    pid: child.pid ?? 0,
    told: async (): Promise<Told> => JSON.parse(String((await lines.next()).value)) as Told,
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
};

const postmaster = (): Promise<Postmaster | undefined> =>
  livingPostmaster(path.join(dataDir, "data/postgres")).catch(() => undefined);

const until = async <Value>(probe: () => Promise<Value>): Promise<NonNullable<Value>> => {
  for (;;) {
    const value = await probe();
    if (value) return value;
    await pause(20);
  }
};

/** The parent of a server, and the parent's other child that watches for the end of ours. */
const guardiansOf = async (server: number): Promise<readonly number[]> => {
  const pids = (await fs.readdir("/proc")).map(Number).filter(Boolean);
  const parents = new Map(
    await Promise.all(pids.map(async (p) => [p, await parentOf(p)] as const)),
  );
  const guardian = parents.get(server) ?? 0;
  return [guardian, ...pids.filter((pid) => pid !== server && parents.get(pid) === guardian)];
};

const parentOf = async (pid: number): Promise<number> => {
  const stat = await fs.readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return Number(stat.split(") ")[1]?.split(" ")[1]);
};

describe("a data folder", () => {
  it("goes to one of two servers that start at once; the other says who holds it", async () => {
    const both = [open("server"), open("server")];
    const told = await Promise.all(both.map(({ told: first }) => first()));
    expect(told.map(({ step }) => step).sort()).toEqual(["open", "refused"]);
    const [winner, loser] = told[0]?.step === "open" ? both : both.toReversed();
    const refused = told.find(({ step }) => step === "refused");
    expect(refused?.faults).toMatchObject([
      { code: "FOLDER_HELD", about: { role: "server", pid: String(winner?.pid) } },
    ]);
    await loser?.stop();
    expect(loser?.child.exitCode).toBe(1);
    await winner?.stop();
    expect(await postmaster()).toBeUndefined();
  }, 30_000);

  it("keeps its database, of which no process is left when the server is killed", async () => {
    const killed = open("server");
    const { host = "" } = await killed.told();
    killed.child.kill("SIGKILL");
    await until(async () => !(await postmaster()));
    const next = open("server");
    const { notes } = await next.told();
    expect(notes).toEqual([String(killed.pid), String(next.pid)]);
    await expect(fs.stat(host)).rejects.toThrow("ENOENT");
    await next.stop();
  }, 30_000);

  it("is opened over the lock of a run whose process id is somebody else's by now", async () => {
    await open("server").stop();
    const lock = path.join(dataDir, "data/postgres/postmaster.pid");
    await fs.writeFile(lock, `${process.pid}\n/proc/self/cwd\n0\n5432\n/tmp/gone\n\n0\nready   \n`);
    const next = open("server");
    expect(await next.told()).toMatchObject({ step: "open" });
    await next.stop();
  }, 30_000);

  it("is taken back from a database whose owner and guardian were both killed", async () => {
    const killed = open("server");
    const { host = "" } = await killed.told();
    const { pid } = await until(postmaster);
    for (const guardian of await guardiansOf(pid)) process.kill(guardian, "SIGKILL");
    killed.child.kill("SIGKILL");
    const next = open("server");
    expect(await next.told()).toMatchObject({ step: "open" });
    expect((await until(postmaster)).pid).not.toBe(pid);
    await expect(fs.stat(host)).rejects.toThrow("ENOENT");
    await next.stop();
  }, 30_000);

  it("gets its database again at the same place when that alone is killed", async () => {
    const server = open("server");
    const { host } = await server.told();
    const { pid } = await until(postmaster);
    process.kill(pid, "SIGKILL");
    const again = await until(async () => {
      const living = await postmaster();
      return living?.ready && living.pid !== pid ? living : undefined;
    });
    expect(again.socketFolder).toBe(host);
    const command = open("command");
    expect(await command.told()).toMatchObject({ step: "open", host });
    await command.stop();
    await server.stop();
    expect(await postmaster()).toBeUndefined();
  }, 30_000);

  it("is used by commands beside a server", async () => {
    const server = open("server");
    await server.told();
    const command = open("command");
    const { notes } = await command.told();
    expect(notes).toEqual([String(server.pid), String(command.pid)]);
    await command.stop();
    expect(await postmaster()).toMatchObject({ ready: true });
    await server.stop();
  }, 30_000);

  it("is not pulled from under a second command, and a server waits for both", async () => {
    const first = open("command");
    await first.told();
    const second = open("command");
    await second.told();
    const server = open("server");
    expect(await server.told()).toEqual({ step: "waiting", for: first.pid });
    first.child.stdin.end();
    expect(await first.told()).toEqual({ step: "stopping" });
    await second.stop();
    expect(await first.told()).toEqual({ step: "stopped" });
    const { notes } = await server.told();
    expect(notes).toEqual([first.pid, second.pid, server.pid].map(String));
    await server.stop();
  }, 30_000);

  it("is refused when it is no folder", async () => {
    await fs.writeFile(path.join(dataDir, "data"), "");
    expect(await open("server").told()).toMatchObject({
      step: "refused",
      faults: [{ code: "FOLDER_NOT_USABLE", about: { reason: "EEXIST" } }],
    });
  }, 30_000);

  // An ordinary user's run tells that story in every test above.
  if (process.getuid?.() === 0) {
    it("can be an ordinary user's, and then root's as well", async () => {
      const nobody = 65_534;
      await fs.chown(dataDir, nobody, nobody);
      const theirs = open("server", { uid: nobody, gid: nobody });
      expect(await theirs.told()).toMatchObject({ step: "open" });
      await theirs.stop();
      const ours = open("server");
      expect((await ours.told()).notes).toEqual([String(theirs.pid), String(ours.pid)]);
      await ours.stop();
      const { uid } = await fs.stat(path.join(dataDir, "data/postgres/postgresql.conf"));
      expect(uid).toBe(nobody);
    }, 30_000);

    it("can be a backup that root has copied back without its owners", async () => {
      const first = open("server");
      expect(await first.told()).toMatchObject({ step: "open" });
      await first.stop();
      const data = path.join(dataDir, "data");
      await fs.cp(data, path.join(dataDir, "backup"), { recursive: true });
      await fs.rm(data, { recursive: true });
      await fs.rename(path.join(dataDir, "backup"), data);
      await fs.chmod(path.join(data, "postgres"), 0o700);
      const restored = open("server");
      expect((await restored.told()).notes).toEqual([String(first.pid), String(restored.pid)]);
      await restored.stop();
    }, 30_000);
  }
});

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";

/** A real Redis on the loopback, in a folder of its own. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** A command of Redis, and what it answers. */
  ask(command: string, ...words: readonly string[]): Promise<unknown>;
  signal(signal: "SIGSTOP" | "SIGCONT"): void;
  /** SIGKILL: what it has not written to disk is lost. */
  kill(): Promise<void>;
  /** Again, on the same port and folder. */
  start(): Promise<void>;
  /** For good. */
  stop(): Promise<void>;
}

/** Whether this machine has one. Where it has none the suites that need it are skipped, and say so. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** How a suite says why it was skipped. */
export const needsRedis = "(needs redis-server on the PATH)";

/** It ends with us, killed or not: the shell around it waits for the end of its input. */
const guarded = 'redis-server "$@" >server.log & echo $!; read -r _; kill -9 $!; wait';

/** @param settings as they stand on its command line: `--maxmemory`, `3mb`; a file goes first */
export const redisServer = async (...settings: readonly string[]): Promise<RedisServer> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-redis-"));
  const port = await freePort();
  const words = [...settings, "--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder];
  const url = `redis://127.0.0.1:${port}`;
  let shell: ChildProcess | undefined;
  let pid = 0;
  const start = async () => {
    shell = spawn("sh", ["-c", guarded, "sh", ...words], {
      cwd: folder,
      stdio: ["pipe", "pipe", "ignore"],
    });
    const lines = createInterface({ input: shell.stdout ?? process.stdin });
    const [line] = (await once(lines, "line")) as [string];
    pid = Number(line);
    await untilItAnswers(port);
  };
  const kill = async () => {
    const ended = shell && once(shell, "exit");
    shell?.stdin?.end();
    await ended;
    shell = undefined;
  };
  await start();
  return {
    url,
    port,
    ask: async (command, ...rest) => {
      const client = new Redis(url, { retryStrategy: () => null });
      client.on("error", () => undefined);
      return client.call(command, ...rest).finally(() => client.disconnect());
    },
    signal: (signal) => process.kill(pid, signal),
    kill,
    start,
    stop: async () => {
      await kill();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const untilItAnswers = async (port: number): Promise<void> => {
  for (let nth = 0; nth < 500; nth += 1) {
    const socket = connect(port, "127.0.0.1");
    const answers = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answers) return;
    await pause(20);
  }
  throw new Error("redis-server does not answer: see its server.log");
};

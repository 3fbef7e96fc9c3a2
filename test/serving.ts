import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createInterface } from "node:readline";

/** What a kill takes: the database's guardian stays with "server", and so does a clean stop of it. */
export type Victim = "server" | "database" | "everything";

export interface Serve {
  readonly dataDir: string;
  /** The compiled program; the product's own server unless another is given. */
  readonly entry?: URL;
  readonly env?: Readonly<Record<string, string>>;
}

const living = new Set<ChildProcess>();
// Whatever ends us: their databases are stopped by the guardians.
process.on("exit", () => living.forEach(killGroup));

const product = new URL("../apps/server/main.js", import.meta.url);

/** The built server on a data folder, as a process of its own, in a group of its own. */
export class Serving {
  /** Resolves when it serves; rejects when it ends before. */
  readonly address: Promise<string>;
  /** Its status, null when it was killed. */
  readonly exited: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor({ dataDir, entry = product, env = {} }: Serve) {
    const log = fs.openSync(`${dataDir}.log`, "a");
    const child = spawn(process.execPath, [entry.pathname], {
      detached: true,
      stdio: ["ignore", "pipe", log],
      env: {
        PATH: process.env["PATH"],
        LANG: "en",
        LOG_LEVEL: "warn",
        DATA_DIR: dataDir,
        SAMPLE: "no",
        PORT: "0",
        // As under npm: it stops by itself when we are killed.
        npm_lifecycle_event: "start",
        ...env,
      },
    });
    this.#child = child;
    living.add(child);
    this.exited = once(child, "exit").then(([status]: (number | null)[]) => {
      living.delete(child);
      fs.closeSync(log);
      return status ?? null;
    });
    this.address = new Promise((resolve, reject) => {
      createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
        fs.appendFileSync(`${dataDir}.log`, `${line}\n`);
        const [address] = /http:\/\/[^\s"]+/.exec(line) ?? [];
        if (address) resolve(address);
      });
      void this.exited.then((status) => {
        const last = fs.readFileSync(`${dataDir}.log`, "utf8").trim().split("\n").slice(-12);
        reject(new Error([`The server ended with ${status}.`, ...last].join("\n").trim()));
      });
    });
    // Whoever waits for it is told; nobody may be waiting.
    this.address.catch(() => undefined);
  }

  /** Takes effect at once, wherever they are; the ones below are found beforehand. */
  kill(victim: Victim): void {
    const below = processesBelow(this.#child.pid ?? 0);
    if (victim !== "database") killGroup(this.#child);
    for (const { pid, name } of below) {
      if (victim === "everything" || (victim === "database" && name === "postgres")) kill(pid);
    }
  }

  /** It stands still, as on a machine that does not get to it, until it is thawed. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** As on Ctrl-C. */
  async stop(): Promise<number | null> {
    this.#child.kill("SIGTERM");
    return this.exited;
  }
}

const killGroup = ({ pid }: ChildProcess): void => {
  if (pid !== undefined) kill(-pid);
};

const kill = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
};

interface Process {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
}

/** Children of a process and theirs. Told by Linux alone: elsewhere there seem to be none. */
const processesBelow = (root: number): readonly Process[] => {
  const all = fs.existsSync("/proc") ? fs.readdirSync("/proc").flatMap(processAt) : [];
  const found: Process[] = [];
  for (let parents = [root]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map(({ pid }) => pid);
  }
  return found;
};

const processAt = (entry: string): readonly Process[] => {
  if (!/^\d+$/.test(entry)) return [];
  try {
    const stat = fs.readFileSync(`/proc/${entry}/stat`, "utf8");
    const [, name = "", parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(stat) ?? [];
    return [{ pid: Number(entry), name, parent: Number(parent) }];
  } catch {
    return [];
  }
};

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { livingPostmaster } from "#infrastructure/database/postmaster.js";
import { visiting } from "../visiting.js";

let folder: string;
let dataDir: string;
let npm: ChildProcess | undefined;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-start-"));
  dataDir = path.join(folder, "data");
});
afterAll(async () => {
  if (npm) toAll(npm, "SIGKILL");
  while (await database()) await new Promise(setImmediate);
  await fs.rm(folder, { recursive: true });
});

const database = () => livingPostmaster(path.join(dataDir, "postgres")).catch(() => undefined);

/** As a terminal does: to whatever runs in the foreground there. */
const toAll = ({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
};

const lastLine = "curl -H";

/** `npm start`, as in a terminal of its own, until it says this. */
const start = async (until = lastLine, port = 0) => {
  const child = spawn("npm", ["start"], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    // As for somebody who has just cloned it: no setting but these.
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      LANG: "en_GB.UTF-8",
      DATA_DIR: dataDir,
      PORT: String(port),
    },
  });
  npm = child;
  const said: string[] = [];
  const over = once(child, "exit").then(([status]: (number | null)[]) => status ?? null);
  const served = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        if (line.includes(until)) resolve();
      });
    }
  });
  await Promise.race([served, over.then(() => Promise.reject(new Error(said.join("\n"))))]);
  const interrupt = async () => {
    toAll(child, "SIGINT");
    return over;
  };
  const whole = () => said.join("\n");
  return { said: whole(), whole, isRunning: () => toAll(child, 0), interrupt };
};

const eventsInLog = () =>
  visiting(dataDir, async ({ reading }) => {
    const { rows } = await reading.query<{ n: number }>(
      "select count(*)::integer as n from log.events",
    );
    return rows[0]?.n ?? 0;
  });

/** The command that `curl` would run, as it stands in what was said. */
const sessionsAsSaid = async (said: string) => {
  const [, token, address] = /curl -H 'Authorization: (\S+ \S+)' '(\S+)'$/m.exec(said) ?? [];
  const reply = await fetch(address ?? "", { headers: { authorization: token ?? "" } });
  return { status: reply.status, body: (await reply.json()) as { items: readonly unknown[] } };
};

const peopleIn = (said: string) =>
  said.split("\n").filter((line) => / cva_\S+$/.test(line) && !line.includes("npx"));

describe("npm start", () => {
  let events: number;
  let people: readonly string[];

  // The first start may have to build.
  it("is left in the midst of the sample without a word, and takes it up again", async () => {
    const { whole, isRunning, interrupt } = await start("Sample campaign");
    expect(await interrupt()).toBe(0);
    expect(whole()).not.toMatch(/Error|Unavailable|^ +at /m);
    expect([isRunning(), await database()]).toEqual([false, undefined]);
  }, 120_000);

  it("looks whether its port is free before it goes on with the sample", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const said = await start(lastLine, port).then(
      ({ interrupt }) => interrupt(),
      (fault: Error) => fault.message,
    );
    other.close();
    expect(said).toContain(`Port ${port} on 127.0.0.1 is already taken.`);
    expect(said).not.toMatch(/Sample campaign|EADDRINUSE|"level"/);
  }, 60_000);

  it("plays the sample to its end, then tells the address, the people and what to try", async () => {
    const { said, isRunning, interrupt } = await start();
    expect(said).toMatch(/Sample campaign.* (\d{3})\/\1$/m);
    expect(said).toMatch(/^Créativallée is open: http:\/\/127\.0\.0\.1:\d+$/m);
    expect(said).toContain("This data folder lives on 2008-03-31");
    for (const role of ["administrator", "secretariat", "carrier", "reviewer", "chair", "auditor"])
      expect(said).toMatch(new RegExp(`^  \\S.* ${role} +cva_\\S+$`, "m"));
    expect(said.match(/^ {2}.*(?:npx creativallee|curl) .*$/gm)).toHaveLength(4);
    expect(said).toContain(`DATA_DIR=${dataDir} npx creativallee labels`);
    // The read models are built beside the serving: what is told is empty until they are there.
    let shown = await sessionsAsSaid(said);
    while (shown.status === 200 && shown.body.items.length === 0)
      shown = await sessionsAsSaid(said);
    expect(shown.status).toBe(200);
    people = peopleIn(said);
    expect(people).toHaveLength(6);
    events = await eventsInLog();

    expect(await database()).toBeDefined();
    expect(await interrupt()).toBe(0);
    expect([isRunning(), await database()]).toEqual([false, undefined]);
  }, 60_000);

  it("plays nothing a second time, and tells the same people", async () => {
    const { said, isRunning, interrupt } = await start();
    expect(said).not.toContain("Sample campaign");
    expect(peopleIn(said)).toEqual(people);
    expect((await sessionsAsSaid(said)).status).toBe(200);
    expect(await eventsInLog()).toBe(events);
    expect(await interrupt()).toBe(0);
    expect([isRunning(), await database()]).toEqual([false, undefined]);
  }, 60_000);
});

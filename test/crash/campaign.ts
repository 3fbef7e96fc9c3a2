import { EventEmitter, once } from "node:events";
import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { removeSocketFolder } from "#infrastructure/database/cluster.js";
import { livingPostmaster } from "#infrastructure/database/postmaster.js";
import { Random } from "../random.js";
import { type Serve, Serving, type Victim } from "../serving.js";
import { visiting } from "../visiting.js";
import { audit, type Audit } from "./audit.js";
import { Client } from "./client.js";
import type { Fault } from "./fault.js";
import { flaws, type FlawName } from "./flaws.js";
import { Journal } from "./journal.js";
import { mindsOf } from "./minds.js";
import { enrolAll, type People } from "./people.js";
import { patience, until, untilQuiet } from "./quiet.js";

export interface Plan {
  readonly rounds: number;
  readonly seed: number;
  /** The bug to plant, if any. */
  readonly flaw?: FlawName;
  /** An empty folder for it all. */
  readonly folder: string;
}

export interface Campaign extends Audit {
  readonly kills: number;
}

/** Right after an answer to one of these, what follows from it by itself is under way. */
const aims = ["DecideItem", "DecideItem", "CloseBallots", "NotifyDecision"] as const;
type Aim = (typeof aims)[number] | "any";
/** Each comes within four rounds. */
const victims: readonly Victim[] = ["everything", "server", "database", "server"];

/** Rounds of load, each ended by a kill; then what must hold is looked at. */
export const runCampaign = async (plan: Plan): Promise<Campaign> => {
  const dataDir = path.join(plan.folder, "data");
  const journalFile = path.join(plan.folder, "journal.jsonl");
  const people = await visiting(dataDir, enrolAll);
  const { database = "" } = plan.flaw ? flaws[plan.flaw] : {};
  await fs.appendFile(path.join(dataDir, "postgres", "postgresql.conf"), `\n${database}\n`);
  const journal = await Journal.at(journalFile);
  const victim = new Target({ dataDir, ...served(plan.flaw) });
  const status = await harass(victim, people, journal, plan).finally(() => journal.close());
  const ended: Fault = { code: "SERVER_FAILED", about: `it ended with ${status}` };
  const found = await audit(dataDir, journalFile);
  const faults = status === 0 ? found.faults : [ended, ...found.faults];
  return { ...found, faults, kills: victim.kills };
};

const flawed = new URL("./flawed.js", import.meta.url);

const served = (flaw: FlawName | undefined): Partial<Serve> =>
  flaw === undefined
    ? {}
    : {
        // In each thread of the server, before anything else.
        env: { FLAW: flaw, NODE_OPTIONS: `--import ${flawed.href}` },
      };

/** The server under fire: after each kill another one on the same folder, at another address. */
class Target {
  kills = 0;
  #serving: Serving;
  readonly #socketFolders = new Set<string>();

  constructor(readonly serve: Serve) {
    this.#serving = new Serving(serve);
  }

  private get cluster(): string {
    return path.join(this.serve.dataDir, "postgres");
  }

  readonly address = async (): Promise<string> => {
    for (;;) {
      const address = await this.#serving.address.catch(() => undefined);
      if (address !== undefined) return address;
      await pause(20);
    }
  };

  async kill(victim: Victim): Promise<void> {
    this.kills += 1;
    const database = await livingPostmaster(this.cluster);
    if (database) this.#socketFolders.add(database.socketFolder);
    this.#serving.kill(victim);
    // It is to get over the loss of its database by itself.
    if (victim === "database") return;
    await this.#serving.exited;
    this.#serving = new Serving(this.serve);
  }

  /** As when it is asked to; its database ends with it. @returns its status */
  async stop(): Promise<number | null> {
    const status = await this.#serving.stop();
    await until("the database has ended", async () => !(await livingPostmaster(this.cluster)));
    // Their guardians were killed with them.
    for (const folder of this.#socketFolders)
      await removeSocketFolder(folder).catch(() => undefined);
    return status;
  }
}

/** Two rounds of three, so that within twelve each victim has been met at each. */
const aimOf = (round: number, random: Random, flaw: FlawName | undefined): Aim => {
  // What a planted bug loses, like the notice of a decision, would be waited for in vain.
  if (flaw) return flaws[flaw].decides ? "DecideItem" : "any";
  return round % 3 === 1 ? "any" : (random.oneOf(aims) ?? "any");
};

/** When to kill: at any instant, or a few milliseconds after a decision, its count or its notice. */
const theInstant = async (
  aim: Aim,
  random: Random,
  answers: EventEmitter,
  signal: AbortSignal,
): Promise<string> => {
  const count = aim === "any" ? random.between(10, 100) : random.between(1, 3);
  // A timer of our own: Node 20 may collect a timeout that only AbortSignal.any refers to.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  const within = AbortSignal.any([signal, late.signal]);
  for (let nth = 0; nth < count && !signal.aborted; nth += 1)
    await once(answers, aim, { signal: within }).catch(() => {
      if (!signal.aborted) throw new Error(`It takes too long until ${aim} is answered.`);
    });
  clearTimeout(timer);
  await pause(random.between(0, aim === "any" ? 300 : 50));
  return aim === "any" ? `after ${count} answers` : `after ${aim}`;
};

/** @returns the status that the server ended with when it was asked to, at the end */
const harass = async (
  target: Target,
  people: People,
  journal: Journal,
  { rounds, seed, flaw }: Plan,
): Promise<number | null> => {
  const random = new Random(seed);
  const over = new AbortController();
  const answers = new EventEmitter();
  const answered = (what: string) => {
    answers.emit(what);
    answers.emit("any");
  };
  const load = Promise.all(
    mindsOf(people, random).map((mind) =>
      new Client(random, mind, journal, target.address, answered).run(over.signal),
    ),
  );
  // Awaited at the end; a failure before must not count as nobody's.
  load.catch(() => over.abort());

  const offset = random.between(0, victims.length - 1);
  for (let round = 0; round < rounds && !over.signal.aborted; round += 1) {
    const victim = flaw ? "everything" : (victims[(round + offset) % victims.length] ?? "server");
    const atStart = victim === "server" && random.fraction() < 0.2;
    const aim = aimOf(round, random, flaw);
    const instant = atStart ? "at its start" : await theInstant(aim, random, answers, over.signal);
    console.error(`  round ${round + 1} of ${rounds}: ${victim} killed ${instant}`);
    await target.kill(victim);
  }
  over.abort();
  await load;
  await visiting(target.serve.dataDir, (engine) => untilQuiet(engine));
  return target.stop();
};

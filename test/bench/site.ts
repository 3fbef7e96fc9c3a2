import fs from "node:fs/promises";
import path from "node:path";
import type { House } from "#infrastructure/house.js";
import { operations } from "#labelling/registry.js";
import { StoryLog } from "#projections/story-log.js";
import { PostgresDataKeys } from "#sealing/postgres-data-keys.js";
import type { Engine } from "../../apps/server/engine.js";
import { publishShipped } from "../../apps/server/publish-shipped.js";
import { enrol, type Enrolled } from "../enrol.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { tellHistory } from "./history.js";

/** A data folder with a past, and who and what is there to work with. */
export interface Site {
  readonly dataDir: string;
  readonly events: number;
  readonly secretariat: Enrolled;
  readonly carrier: Enrolled;
  /** The carrier's own organisation and drafts. */
  readonly organisation: string;
  readonly drafts: readonly string[];
  /** Files of the past, admissible by now. */
  readonly files: readonly string[];
}

/** Work goes round among so many, each folded and kept. */
const filesAtWork = 512;

/** Makes a site of about so many events in a folder, or takes the one that a run before has left. */
export const siteIn = async (folder: string, events: number): Promise<Site> => {
  const dataDir = path.join(folder, `events-${events}`);
  const note = `${dataDir}.json`;
  const known = await fs.readFile(note, "utf8").catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Site;
  await fs.rm(dataDir, { recursive: true, force: true });
  console.error(`  writing a log of ${events} events…`);
  const peopled = await visiting(dataDir, (engine, house) => settle(engine, house, events));
  // The read models come with the first start.
  const serving = new Serving({ dataDir });
  await serving.address;
  await serving.stop();
  const files = await visiting(dataDir, filesOfThePast);
  const site = { dataDir, events, files, ...peopled };
  await fs.writeFile(note, JSON.stringify(site));
  return site;
};

const settle = async (engine: Engine, house: House, events: number) => {
  await publishShipped(engine);
  const pool = house.pool("history", 10);
  const log = new StoryLog(engine.store, new PostgresDataKeys(pool, engine.ring), engine.secret);
  await tellHistory(log, events);
  // What follows from the past has followed: reactions answer what comes after their first start.
  await pool.query("delete from read.reaction_starts");
  await pool.query("vacuum analyze log.events, log.sealed_parts");
  return peopled(engine, filesAtWork);
};

/** Who works there, and so many drafts of one organisation. */
export const peopled = async (engine: Engine, count: number) => {
  const secretariat = await enrol(engine, "secretariat");
  const carrier = await enrol(engine, "carrier");
  const { id, as } = carrier;
  const ask = asking(engine, { id, as });
  const organisation = await ask("RegisterOrganisation", {
    name: "Agence pour la création",
    kind: "agence",
    identifier: { kind: "none", reason: "en cours d'immatriculation" },
    seat: "59350",
    actsIn: ["59", "62"],
    regionalOrigin: true,
  });
  const drafts: string[] = [];
  while (drafts.length < count) {
    const title = `Semaine de la reprise, n° ${drafts.length + 1}`;
    const initiative = await ask("RegisterInitiative", { organisation, title });
    drafts.push(await ask("StartApplication", { initiative, scheme: "creativallee" }));
  }
  return { secretariat, carrier, organisation, drafts };
};

const asking = ({ operations: all }: Engine, actor: Pick<Enrolled, "id" | "as">) => {
  let count = 0;
  return async (type: string, body: object): Promise<string> => {
    const operation = operations.find((one) => one.type === type);
    if (!operation) throw new Error(`no operation is called ${type}`);
    const key = String((count += 1));
    const outcome = await all.execute(operation, { body, actor, key });
    if (outcome.outcome !== "done") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    return outcome.answers.at(-1)?.id ?? "";
  };
};

const filesOfThePast = async ({ reading }: Engine): Promise<readonly string[]> => {
  const { rows } = await reading.query<{ key: string }>(
    "select key from read.applications where phase = 'admissible' order by key limit $1",
    [filesAtWork],
  );
  return rows.map(({ key }) => key);
};

import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { openHouse } from "#infrastructure/house.js";
import { rebuild } from "#projections/rebuild.js";
import { readModels } from "#read-models/registry.js";
import { openEngine } from "../../apps/server/engine.js";
import { openingOf } from "../../apps/server/opening.js";
import { migrations } from "../../apps/server/migrations.js";
import { enrolAll, type People } from "../crash/people.js";
import { postgresServer, type PostgresServer } from "../postgres-server.js";

/** A database and a folder, both one's own. */
export interface Lot {
  /** Of the database. */
  readonly name: string;
  readonly url: string;
  readonly dataDir: string;
}

/** A PostgreSQL server on which everybody is known already: each lot is a copy, made in a moment. */
export interface Ground {
  readonly postgres: PostgresServer;
  readonly people: People;
  lot(): Promise<Lot>;
  /** One on which nobody is known. */
  emptyLot(): Promise<Lot>;
  close(): Promise<void>;
}

const seed = "seed";

export const openGround = async (
  settings: readonly string[] = [],
  above = "/tmp",
): Promise<Ground> => {
  const postgres = await postgresServer(settings, above);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-faults-"));
  const url = await postgres.database(seed);
  const seedDir = path.join(folder, seed);
  const people = await settle({ name: seed, url, dataDir: seedDir });
  let count = 0;
  const lot = async (template: string): Promise<Lot> => {
    const name = `lot${(count += 1)}`;
    await postgres.run(`create database ${name} template ${template} owner ${seed}`);
    const dataDir = path.join(folder, name);
    if (template === seed) await fs.cp(seedDir, dataDir, { recursive: true });
    return { name, url: url.replace(/[^/]+$/, name), dataDir };
  };
  return {
    postgres,
    people,
    lot: () => lot(seed),
    emptyLot: () => lot("template1"),
    close: async () => {
      await postgres.stop();
      await fs.rm(folder, { recursive: true });
    },
  };
};

const settle = async ({ url, dataDir }: Lot): Promise<People> => {
  const settings = readSettings({ DATABASE_URL: url, DATA_DIR: dataDir });
  const house = await openHouse({ settings, role: "command", migrations });
  try {
    const engine = await openEngine(house, path.join(dataDir, "files"));
    const people = await enrolAll(engine);
    // Once for all lots.
    const { connection } = house;
    await rebuild({ connection, store: engine.store, open: openingOf(engine), models: readModels });
    return people;
  } finally {
    await house.stop();
  }
};

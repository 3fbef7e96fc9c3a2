import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { replay } from "#projections/replay.js";
import { readModels } from "#read-models/registry.js";
import { type Engine, openEngine } from "../../apps/server/engine.js";
import { migrations } from "../../apps/server/migrations.js";
import { openingOf } from "../../apps/server/opening.js";
import { postgresServer, type PostgresServer } from "../postgres-server.js";
import { Serving } from "../serving.js";

/** One PostgreSQL server and one folder of files, for several processes of the product. */
export interface Place {
  readonly postgres: PostgresServer;
  readonly house: House;
  /** This process's own: a command line, so to say, beside the others. */
  readonly engine: Engine;
  /** Of a command line at the same place. */
  readonly env: Readonly<Record<string, string>>;
  begin(roles: string, more?: Readonly<Record<string, string>>): Serving;
  /** Read models that differ from a fresh replay of the log. */
  differing(): Promise<readonly string[]>;
  /** The tokens of all leases, and how many sessions have some. */
  leases(): Promise<{ readonly tokens: ReadonlyMap<string, number>; readonly holders: number }>;
  stop(): Promise<void>;
}

const entry = new URL("../../dist/apps/server/main.js", import.meta.url);

export const place = async (): Promise<Place> => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-several-"));
  const dataDir = path.join(folder, "data");
  const postgres = await postgresServer();
  const DATABASE_URL = await postgres.database("label");
  const settings = readSettings({ DATABASE_URL, DATA_DIR: dataDir });
  const house = await openHouse({ settings, role: "command", migrations });
  const engine = await openEngine(house, path.join(dataDir, "files"));
  const begun: Serving[] = [];
  const { connection } = house;
  return {
    postgres,
    house,
    engine,
    env: { DATABASE_URL, DATA_DIR: dataDir },
    begin: (ROLES, more = {}) => {
      const serving = new Serving({ dataDir, entry, env: { DATABASE_URL, ROLES, ...more } });
      begun.push(serving);
      return serving;
    },
    differing: async () => {
      const filling = { store: engine.store, open: openingOf(engine) };
      const found = await replay({ connection, ...filling, models: readModels });
      return found.flatMap(({ model, live, stopped }) => {
        const isSame = typeof live === "object" && live.differing.length === 0;
        return isSame && stopped === undefined ? [] : [`${model}: ${JSON.stringify(live)}`];
      });
    },
    leases: async () => {
      const { rows } = await engine.reading.query<{ name: string; token: number; session: string }>(
        "select name, token::int as token, session from read.leases where until > now()",
      );
      return {
        tokens: new Map(rows.map(({ name, token }) => [name, token])),
        holders: new Set(rows.map(({ session }) => session)).size,
      };
    },
    stop: async () => {
      for (const serving of begun) serving.kill("everything");
      await Promise.all(begun.map(({ exited }) => exited));
      await house.stop();
      await postgres.stop();
      await fs.rm(folder, { recursive: true });
    },
  };
};

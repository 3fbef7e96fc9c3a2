import { Client, type ClientConfig } from "pg";
import type { StoredEvent } from "#event-store/port.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { liveTable } from "#projections/table.js";
import { fill, TableBuilder } from "#projections/table-builder.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "../../apps/server/engine.js";
import type { Fault } from "./fault.js";

/** Folds the log anew into tables of this session, and compares them with the live ones, row by row. */
export const auditReadModels = async (
  log: readonly StoredEvent[],
  connection: ClientConfig,
  { store, sealer }: Pick<Engine, "store" | "sealer">,
): Promise<readonly Fault[]> => {
  const db = new Client(connection);
  await db.connect();
  try {
    const builders = readModels.map((model) => new TableBuilder(db, model, `fresh_${model.name}`));
    for (const builder of builders) await builder.create("temporary");
    const open = (events: Parameters<typeof sealer.open>[0]) =>
      sealer.open(events, (hashes) => store.sealedParts(hashes));
    await fill(builders, { store, open });
    const faults: Fault[] = [];
    const checkpoints = await readCheckpoints(db);
    for (const builder of builders) {
      await builder.flush();
      const { model, table, failures, stopped } = builder;
      const at = checkpoints.get(model.name);
      if (stopped || at?.stopped || failures.length > 0)
        faults.push({ code: "READ_MODEL_STOPPED", about: model.name });
      if (at?.position !== log.at(-1)?.position)
        faults.push({ code: "READ_MODEL_DIFFERS", about: `${model.name} at ${at?.position}` });
      // Without a checkpoint it was never built, and has no table to compare.
      if (!at) continue;
      for (const key of await differences(db, liveTable(model), table))
        faults.push({ code: "READ_MODEL_DIFFERS", about: `${model.name} ${key}` });
    }
    const { rows } = await db.query<{ name: string; key: string }>(
      "select name, key from read.failures",
    );
    for (const { name, key } of rows)
      faults.push({ code: "READ_MODEL_STOPPED", about: `${name} ${key}` });
    return faults;
  } finally {
    await db.end();
  }
};

const differences = async (db: Client, live: string, fresh: string): Promise<readonly string[]> => {
  const { rows } = await db.query<{ key: string }>(
    `select distinct key from (
       (table ${live} except all table ${fresh}) union all (table ${fresh} except all table ${live})
     ) different order by key`,
  );
  return rows.map(({ key }) => key);
};

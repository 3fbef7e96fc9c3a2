import path from "node:path";
import { Client } from "pg";
import type { NoteKey } from "#audit/note/key.js";
import { readKeyFile } from "#audit-log/key-file.js";
import { Signer } from "#audit-log/signer.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { Leases } from "#projections/leases.js";
import type { CommandLine } from "./command-line.js";

/** Sequences the log of a data folder and signs its tree, as a server does on its beat. */
export const signTree = async ({ house, dataDir, run }: CommandLine): Promise<NoteKey> => {
  const { status, error } = await run(["audit", "rebuild"]);
  if (status !== 0) throw new Error(error.join("\n"));
  const client = new Client(house.connection);
  await client.connect();
  try {
    const leases = new Leases(client);
    await leases.hold([Signer.work]);
    const keyFile = path.join(dataDir, "audit", "log.key");
    const pool = house.pool("signing", 2);
    await new Signer({
      store: new PostgresEventStore(pool),
      db: pool,
      lease: () => leases.token(Signer.work),
      keyFile,
      origin: "log.example.org",
      isEnoughAlone: true,
    }).sign();
    const [signatory] = (await readKeyFile(keyFile, "ed25519")) ?? [];
    if (!signatory) throw new Error("nothing signs");
    return signatory.key;
  } finally {
    await client.end();
  }
};

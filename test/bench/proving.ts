import { isIncluded } from "#audit/merkle/inclusion.js";
import { leafHash } from "#audit/merkle/hash.js";
import { auditMigrations } from "#audit-log/migrations.js";
import { proofsIn } from "#audit-log/proofs.js";
import { entryOf, growAlone, headOf, readTree } from "#audit-log/tree.js";
import { freshStream, sample } from "#event-store/contract/samples.js";
import { positionOf } from "#event-store/position.js";
import { testDatabase } from "../postgres.js";
import { Random } from "../random.js";
import { poolOf } from "./append.js";
import type { Figure } from "./figure.js";
import { quantile } from "./median.js";

const batch = 500;
const asked = 300;

const bytesOf = (nth: number): Buffer => Buffer.from(`an event, ${nth}`);

/** A proof for one event, found by its hash, in a tree of so many. */
export const proving = async (size: number): Promise<Figure> => {
  const { connection, drop } = await testDatabase();
  const pool = poolOf(connection);
  try {
    for (const { sql } of auditMigrations) await pool.query(sql);
    const { event } = sample(freshStream(), 0);
    let tree = await readTree(pool);
    while (tree.size < size) {
      const from = tree.size;
      const events = Array.from({ length: Math.min(batch, size - from) }, (_, nth) => ({
        event,
        bytes: bytesOf(from + nth),
        position: positionOf(from + nth + 1),
      }));
      tree = (await growAlone(pool, tree, events)) ?? tree;
    }
    await pool.query("vacuum analyze audit.leaves, audit.tiles");
    const { root } = headOf(tree);
    const random = new Random(1);
    const times: number[] = [];
    for (let nth = 0; nth < asked; nth += 1) {
      const entry = entryOf({ bytes: bytesOf(random.between(0, size - 1)) });
      const start = performance.now();
      const found = (await proofsIn(pool, size, [entry])).get(entry.toString("hex"));
      times.push(performance.now() - start);
      if (!found || !isIncluded({ ...found, size, leaf: leafHash(entry), root }))
        throw new Error("A proof of the bench does not hold.");
    }
    return {
      what: `proof for one event in a tree of ${size}, p99 in ms`,
      ratio: quantile(times, 0.99),
      aim: { most: 5 },
      of: { "ms at the median": quantile(times, 0.5) },
    };
  } finally {
    await pool.end();
    await drop();
  }
};

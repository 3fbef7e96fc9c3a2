import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CompactRange } from "#audit/merkle/compact-range.js";
import { leafHash, leafOfRecord } from "#audit/merkle/hash.js";
import { tilesOf } from "#audit/tiles/tiling.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { hashOfRange } from "#audit/merkle/subtree.js";
import { type LogUnderTest, logUnderTest } from "../../test/signed-log.js";
import { Sequencer } from "./sequencer.js";
import { readTiles } from "./tiles.js";
import { entryOf, grow, readTree, rangeOf } from "./tree.js";
import { readTroubles } from "./trouble.js";

describe.each(["postgres", "eventstoredb"] as const)("The sequencer of a log in %s", (where) => {
  let log: LogUnderTest;
  beforeAll(async () => {
    log = await logUnderTest(where);
  }, 60_000);
  afterAll(() => log.close(), 30_000);

  it("gives each event the next index, in the order of the log, whatever the batches", async () => {
    let size = 0;
    for (const count of [1, 3, 250, 1, 300]) {
      await log.append(count);
      await log.sequence((size += count));
    }
    const events = await log.all();
    expect(events.length).toBe(555);
    const { rows } = await log.pool.query<{
      index: string;
      hash: Buffer;
      stream: string;
      version: number;
    }>("select index, hash, stream, version from audit.leaves order by index");
    expect(rows.map(({ index }) => Number(index))).toEqual(events.map((_, index) => index));
    expect(rows.map(({ hash }) => hash)).toEqual(events.map(entryOf));
    expect(rows.map(({ stream, version }) => `${stream} ${version}`)).toEqual(
      events.map(({ event }) => `${event.stream} ${event.version}`),
    );
  }, 60_000);

  it("keeps a tree of which tiles and compact range tell the same root", async () => {
    const range = CompactRange.empty();
    for (const { bytes } of await log.all()) range.append(leafOfRecord(bytes));
    const tree = await readTree(log.pool);
    expect(rangeOf(tree).root()).toEqual(range.root());
    const hashes = hashesFrom(tree.size, await readTiles(log.pool, [...tilesOf(tree.size)]));
    expect(hashOfRange({ begin: 0, end: tree.size }, hashes)).toEqual(range.root());
  });

  it("writes nothing for whoever has lost the lease, or comes second", async () => {
    await log.append(2);
    const tree = await readTree(log.pool);
    const batch = await log.store.readAll(tree.position, 10);
    const name = Sequencer.work;
    expect(await grow(log.pool, tree, batch, { name, token: "99" })).toBeUndefined();
    const token = log.lease(name) ?? "";
    expect(await grow(log.pool, tree, batch, { name, token })).toMatchObject({ size: 557 });
    expect(await grow(log.pool, tree, batch, { name, token })).toBeUndefined();
    expect(await readTree(log.pool)).toMatchObject({ size: 557 });
    const { rows } = await log.pool.query("select from audit.leaves");
    expect(rows.length).toBe(557);
  });

  it("stands still, and says so, where the log does not hold its last leaf any more", async () => {
    const last = leafHash(Buffer.alloc(32));
    const put = "update audit.leaves set hash = $1 where index = 556 returning hash";
    const { rows } = await log.pool.query<{ hash: Buffer }>(
      "select hash from audit.leaves where index = 556",
    );
    await log.pool.query(put, [last]);
    await log.append(1);
    await log.sequence(558);
    expect(log.faults.splice(0)).toContainEqual(
      expect.objectContaining({ message: 'LOG_NOT_AS_SEQUENCED: {"index":556}' }),
    );
    expect(await readTroubles(log.pool)).toEqual([
      { work: "sequencer", code: "LOG_NOT_AS_SEQUENCED", about: { index: 556 } },
    ]);
    await log.pool.query(put, [rows[0]?.hash]);
    await log.sequence(558);
    expect(await readTroubles(log.pool)).toEqual([]);
  });
});

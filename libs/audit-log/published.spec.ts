import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkProofFile, parseProofFile } from "#audit/checkpoint/proof-file.js";
import { leafHash } from "#audit/merkle/hash.js";
import { parseVkey } from "#audit/note/key.js";
import { type LogUnderTest, logUnderTest } from "../../test/signed-log.js";
import { readKeys } from "./checkpoints.js";
import { Published } from "./published.js";
import { entryOf } from "./tree.js";

let log: LogUnderTest;
let published: Published;
beforeAll(async () => {
  log = await logUnderTest("postgres");
  published = new Published(log.pool);
  await log.append(5);
  await log.sequence(5);
}, 60_000);
afterAll(() => log.close());

describe("What is published", () => {
  it("goes no further than what is signed: tiles, entries and proofs alike", async () => {
    const [first] = await log.all();
    const entry = entryOf(first ?? { bytes: Buffer.of() });
    const tile = { level: 0, index: 0, width: 5 };
    expect([await published.tile(tile), await published.proofOf(entry)]).toEqual([
      undefined,
      undefined,
    ]);
    await log.signer().sign();
    await log.append(2);
    await log.sequence(7);
    expect((await published.tile(tile))?.length).toBe(5 * 32);
    expect((await published.tile({ ...tile, level: "entries" }))?.length).toBe(5 * 34);
    expect(await published.tile({ ...tile, width: 6 })).toBeUndefined();
    const last = (await log.all()).at(-1);
    expect(await published.proofOf(entryOf(last ?? { bytes: Buffer.of() }))).toBeUndefined();
    expect(await published.proofOf(Buffer.alloc(32))).toBeUndefined();
    const file = parseProofFile((await published.proofOf(entry)) ?? Buffer.of());
    const policy = {
      logs: (await readKeys(log.pool)).map(({ vkey }) => ({ key: parseVkey(vkey) })),
      witnesses: [],
      quorum: undefined,
    };
    expect(checkProofFile(file, leafHash(entry), policy)).toMatchObject({
      checkpoint: { size: 5 },
    });
  });
});

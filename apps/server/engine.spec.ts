import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MemoryEventStore } from "#event-store/memory.js";
import { positionOf } from "#event-store/position.js";
import { reactions } from "#reactions/registry.js";
import { type TestHouse, testHouse } from "../../test/house.js";
import { openEngine } from "./engine.js";
import { refuseLogElsewhere } from "./log.js";
import { publishShipped } from "./publish-shipped.js";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 30_000);
afterAll(() => house.stop());

describe("the engine", () => {
  it("lets reactions answer from the first event on, whichever process stores it", async () => {
    const engine = await openEngine(house, path.join(house.folder, "files"));
    const starts = await engine.reading.query("select quiet_until from read.reaction_starts");
    expect(starts.rows).toEqual(reactions.map(() => ({ quiet_until: "" })));
  });

  it("does not open on a log that has lost events which were read", async () => {
    await publishShipped(await openEngine(house, path.join(house.folder, "files")));
    const lost = "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d";
    const pool = house.pool("spec", 1);
    await pool.query(
      `insert into read.log_seen (position, event, stream, version) values ($2, $1, 'scheme-lost', 0)`,
      [lost, positionOf(1)],
    );
    await expect(openEngine(house, path.join(house.folder, "files"))).rejects.toMatchObject({
      faults: [{ code: "LOG_SHORTER", about: { event: lost } }],
    });
    await pool.query("delete from read.log_seen");
  });

  it("takes a log that another process has just begun for its own", async () => {
    const { store, reading } = await openEngine(house, path.join(house.folder, "files"));
    const asFound = { isEmpty: true } as const;
    await expect(refuseLogElsewhere({ store, ...asFound }, reading)).resolves.toBeUndefined();
    const empty = new MemoryEventStore();
    await expect(refuseLogElsewhere({ store: empty, ...asFound }, reading)).rejects.toMatchObject({
      faults: [{ code: "LOG_ELSEWHERE" }],
    });
  });

  it("opens again on its log, and refuses keys that are not that log's", async () => {
    const files = path.join(house.folder, "files");
    await publishShipped(await openEngine(house, files));
    await openEngine(house, files);
    await house.pool("spec", 1).query("delete from keys.log_secret");
    await expect(openEngine(house, files)).rejects.toMatchObject({
      faults: [{ code: "KEYS_OF_ANOTHER_LOG" }],
    });
  });
});

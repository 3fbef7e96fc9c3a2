import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestHouse, testHouse } from "../../test/house.js";
import { openEngine } from "./engine.js";
import { publishShipped } from "./publish-shipped.js";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 30_000);
afterAll(() => house.stop());

describe("the engine", () => {
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

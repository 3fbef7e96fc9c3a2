import { afterAll, beforeAll, describe } from "@jest/globals";
import { appending } from "./contract/appending.js";
import { atOnce } from "./contract/at-once.js";
import { following } from "./contract/following.js";
import { lostAnswers } from "./contract/lost-answers.js";
import { model } from "./contract/model.js";
import { reading } from "./contract/reading.js";
import type { StoreUnderTest } from "./contract/store-under-test.js";

/** What every adapter of the port does alike. `make` gives one with an empty log. */
export const eventStoreContract = (name: string, make: () => Promise<StoreUnderTest>): void => {
  describe(`${name} keeps the contract of the log:`, () => {
    let made: StoreUnderTest | undefined;
    beforeAll(async () => {
      made = await make();
    }, 30_000);
    afterAll(() => made?.close());
    const subject = () => {
      if (!made) throw new Error("No store could be made.");
      return made;
    };
    appending(subject);
    lostAnswers(subject);
    reading(subject);
    following(subject);
    atOnce(subject);
    model(subject);
  });
};

import "reflect-metadata";
import { describe, it } from "@jest/globals";
import { story } from "#kernel/story.js";
import { origin, type OriginEvent } from "./origin.js";
import { recoverLog } from "./recover-log.js";

const log = story(origin);
const { example } = recoverLog;
const recovered: OriginEvent = { type: "LogRecovered", ...example };
const today = "2014-03-03";
const later = { ...example, seen: { ...example.seen, version: 8 } };

describe("a log that has lost its end", () => {
  it("says from where it goes on, and what is missing", () =>
    log.given().when(recoverLog, example, today).then(recovered));

  it("says it once, however often the recovery is begun again", () =>
    log
      .given(recovered)
      .when(recoverLog, { ...example, reason: "restored", missing: 1 }, today)
      .then());

  it("says so of each loss", () =>
    log
      .given(recovered)
      .when(recoverLog, later, today)
      .then({ type: "LogRecovered", ...later }));

  it("does not say it of a log that ends where it was last read", () =>
    log
      .given()
      .when(recoverLog, { ...example, end: example.seen }, today)
      .refused("NOTHING_MISSING"));

  it("knows a damaged event by its place", () => {
    const damaged = { ...example, seen: { ...example.seen, event: null, index: null } };
    log
      .given(recovered)
      .when(recoverLog, damaged, today)
      .then({ type: "LogRecovered", ...damaged });
  });
});

import { describe, expect, it } from "@jest/globals";
import { pastMoment } from "./past-moment.js";

// Half past midnight of the 3rd in Paris.
const now = "2006-10-02T22:30:00.000Z";

describe("a moment of the past", () => {
  it.each([
    ["2006-10-02T10:00:00+02:00", "2006-10-02T08:00:00.000Z"],
    ["2006-10-02", "2006-10-02T21:59:59.999Z"],
    ["2006-12-31", "AS_OF_TO_COME"],
    ["2006-10-03", now],
    ["2006-10-04", "AS_OF_TO_COME"],
    ["9999-12-31", "AS_OF_TO_COME"],
    ["0000-01-01", "0000-01-01T23:50:38.999Z"],
    [now, now],
    ["2006-10-02T22:30:00.001Z", "AS_OF_TO_COME"],
    ["2006-02-30", "AS_OF"],
    ["2006-10-02T10:00:00", "AS_OF"],
    ["yesterday", "AS_OF"],
    ["", "AS_OF"],
  ])("%j is %s", (text, expected) => {
    const found = pastMoment(text, now);
    expect("at" in found ? found.at : found.wrong).toBe(expected);
  });
});

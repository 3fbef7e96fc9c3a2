import { describe, expect, it } from "@jest/globals";
import { instantIn } from "./instant.js";

describe("an instant that somebody wrote", () => {
  it.each([
    ["2006-10-10T08:00:00Z", "2006-10-10T08:00:00.000Z"],
    ["2006-10-10T08:00:00.5+02:00", "2006-10-10T06:00:00.500Z"],
    ["2006-10-10T08:00:00.123Z", "2006-10-10T08:00:00.123Z"],
    ["2006-10-10T08:00-10:00", "2006-10-10T18:00:00.000Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"],
  ])("%s is %s", (text, instant) => expect(instantIn(text)).toBe(instant));

  it.each([
    "",
    "yesterday",
    "2006-10-10",
    "2006-10-10T08:00:00",
    "2006-02-30T08:00:00Z",
    "2006-10-10T25:00:00Z",
    "2006-10-10T08:00:00.1234Z",
    "0000-01-01T00:00:00+23:00",
    "9999-12-31T23:59:59-01:00",
    "+275760-09-13T00:00:00.000Z",
  ])("%j is none", (text) => expect(instantIn(text)).toBeUndefined());
});

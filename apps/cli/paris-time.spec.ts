import { describe, expect, it } from "@jest/globals";
import { parisTime } from "./paris-time.js";

describe("a time on the command line", () => {
  it("is that of Paris, in summer and in winter", () => {
    expect(parisTime("2008-03-30T00:59:59.999Z")).toBe("2008-03-30 01:59");
    expect(parisTime("2008-03-30T01:00:00.000Z")).toBe("2008-03-30 03:00");
    expect(parisTime("2009-12-08T23:00:00.000Z")).toBe("2009-12-09 00:00");
  });
});

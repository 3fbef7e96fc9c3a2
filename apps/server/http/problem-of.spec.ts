import { describe, expect, it } from "@jest/globals";
import type { RecordedEvent } from "#kernel/index.js";
import { FilterRefused } from "#projections/query.js";
import { FoldStopped } from "#projections/rebuild.js";
import { problemOf } from "./problem-of.js";

describe("what a caller is told of a question that fails", () => {
  it("is to update the server, where the past holds an event of a newer release", () => {
    const event = { type: "MoonLanded", id: "1" } as RecordedEvent;
    const fault = new FoldStopped("files", { event, reason: "unknown" });
    expect(problemOf(fault)).toMatchObject({
      code: "LOG_FROM_NEWER_RELEASE",
      status: 503,
      retryAfter: 1,
      sentence: { en: expect.stringContaining("update the server") },
    });
  });
  it("is which filter names what there is not", () =>
    expect(problemOf(new FilterRefused("scheme", "SCHEME_NOT_PUBLISHED"))).toMatchObject({
      code: "INVALID",
      faults: [{ pointer: "/scheme", code: "SCHEME_NOT_PUBLISHED" }],
    }));
});

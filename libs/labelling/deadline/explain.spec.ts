import { describe, expect, it } from "@jest/globals";
import { explain, ledgerLines } from "./explain.js";
import type { Entry } from "./ledger.js";

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const by = { type: "ApplicationReceived", id: "e-1" };
const opened: Entry = { kind: "opened", on: "2026-01-15", delay: { count: 2, unit: "months" }, by };
const asked: Entry = { kind: "suspended", on: "2026-02-01", until: "2026-02-10", by };
const answered: Entry = { kind: "resumed", on: "2026-02-06", by };
const started = { code: "OPENED", about: { on: "2026-01-15", due: "2026-03-15" }, by };
const stopped = {
  code: "SUSPENDED",
  about: { on: "2026-02-01", until: "2026-02-10", due: "2026-03-25" },
  by,
};

describe("the explanation of a due day", () => {
  it("says that nothing runs yet", () =>
    expect(explain([{ kind: "not-started", on: "2026-01-15", by }], "2026-01-20")).toEqual([
      { code: "NOT_STARTED", about: { on: "2026-01-15" }, by },
    ]));
  it("says nothing about nothing", () => expect(explain([], "2026-01-20")).toEqual([]));
  it("tells each entry with the event behind it and the due day that followed", () =>
    expect(
      explain([opened, asked, answered, { kind: "met", on: "2026-03-01", by }], "2026-03-02"),
    ).toEqual([
      started,
      stopped,
      { code: "RESUMED", about: { on: "2026-02-06", days: 5, due: "2026-03-20" }, by },
      { code: "MET", about: { on: "2026-03-01" }, by },
    ]));
  const ranOut = {
    code: "TIME_GIVEN_RAN_OUT",
    about: { until: "2026-02-10", days: 10, due: "2026-03-25" },
  };
  it("tells what time alone has done, with no event behind it", () => {
    expect(explain([opened, asked], "2026-02-10")).toEqual([started, stopped]);
    expect(explain([opened, asked], "2026-02-11")).toEqual([started, stopped, ranOut]);
  });
  it("does not call an answer what came after the time given", () =>
    expect(
      explain([opened, asked, { kind: "resumed", on: "2026-02-20", by }], "2026-02-21"),
    ).toEqual([started, stopped, ranOut]));
  it("tells a request that came too late to count", () =>
    expect(
      explain(
        [opened, { kind: "suspended", on: "2026-04-01", until: "2026-04-30", by }],
        "2026-03-15",
      ),
    ).toEqual([started, { code: "WITHOUT_EFFECT", about: { on: "2026-04-01" }, by }]));
  it("tells a deadline that was met, but late", () =>
    expect(explain([opened, { kind: "met", on: "2026-04-01", by }], "2026-04-02")).toEqual([
      started,
      { code: "MET_LATE", about: { on: "2026-04-01", due: "2026-03-15" }, by },
    ]));
  it("tells a deadline missed once, recorded or not", () => {
    const missed = { code: "MISSED", about: { due: "2026-03-15" } };
    expect(explain([opened], "2026-03-16")).toEqual([started, missed]);
    expect(explain([opened, { kind: "missed", on: "2026-03-15", by }], "2026-03-16")).toEqual([
      started,
      { ...missed, by },
    ]);
  });
});

describe("the sentences of a ledger", () => {
  it("hold the same facts in both languages", () => {
    for (const { fr, en } of Object.values(ledgerLines)) expect(holes(fr)).toEqual(holes(en));
  });
});

import { describe, expect, it } from "@jest/globals";
import type { ClockRule } from "../deadline/clock-rule.js";
import { dueDay, stand } from "../deadline/ledger.js";
import { evolveDeadlines, openDeadlines, type Deadlines } from "./deadlines.js";
import type { ApplicationEvent, Item } from "./events.js";
import {
  admissible,
  attached,
  edited,
  eligible,
  inadmissible,
  lapsed,
  made,
  met,
  received,
  requested,
  signatureAsked,
  signed,
  started,
  unsigned,
  withdrawn,
} from "./file.story.js";

/** Received on 15 January: two months to decide, thirty days for complements. */
const after = (clock: ClockRule, ...events: readonly ApplicationEvent[]): Deadlines =>
  events.reduce<Deadlines>(
    (now, event) => evolveDeadlines(now, event, { type: event.type }),
    openDeadlines({ ...received, clock }, { type: "ApplicationReceived" }),
  );

const decision = (clock: ClockRule, ...events: readonly ApplicationEvent[]) =>
  stand(after(clock, ...events).decision);

const [article, summary]: readonly [Item, Item] = [
  { path: "charterAnswers.article1", nature: "incomplete" },
  { path: "answers.summary", nature: "incorrect" },
];

const provided = (providedOn: string, ...paths: readonly string[]): ApplicationEvent => ({
  type: "ComplementsProvided",
  texts: {},
  values: {},
  provided: paths,
  providedOn,
});

const running = (due: string) => ({ state: "running", due });

describe("where silence refuses: the clock waits for missing pieces", () => {
  const clock = "waits-for-missing-pieces";

  it("runs from receipt, complete or not", () => {
    expect(decision(clock)).toMatchObject(running("2026-03-15"));
    expect(decision(clock, unsigned)).toMatchObject(running("2026-03-15"));
  });
  it("names the event behind each entry", () =>
    expect(after(clock, unsigned, signatureAsked).decision).toEqual([
      {
        kind: "opened",
        on: "2026-01-15",
        delay: { count: 2, unit: "months" },
        by: { type: "ApplicationReceived" },
      },
      {
        kind: "suspended",
        on: "2026-01-20",
        until: "2026-02-19",
        by: { type: "ComplementsRequested" },
      },
    ]));
  it("stands still until the missing piece comes", () =>
    expect(
      decision(clock, unsigned, signatureAsked, { ...signed, signedOn: "2026-02-02" }),
    ).toMatchObject(running("2026-03-28")));
  it("goes on when the last missing piece is there, though a correction is still awaited", () =>
    expect(
      decision(clock, eligible, requested(article, summary), provided("2026-01-25", article.path)),
    ).toMatchObject(running("2026-03-20")));
  it("waits for all the missing pieces", () =>
    expect(
      decision(
        clock,
        eligible,
        requested(article, { ...summary, nature: "incomplete" }),
        provided("2026-01-25", article.path),
      ),
    ).toMatchObject({ state: "suspended" }));
  it("never waits for a correction", () => {
    const events = [eligible, requested(summary)];
    expect(decision(clock, ...events)).toMatchObject(running("2026-03-15"));
    expect(decision(clock, ...events, provided("2026-01-25", summary.path))).toMatchObject(
      running("2026-03-15"),
    );
    expect(after(clock, ...events, provided("2026-01-25", summary.path)).decision).toHaveLength(1);
  });
  it("leaves more time when a later request joins the open one", () =>
    expect(
      decision(clock, eligible, requested(article), {
        ...requested(summary),
        requestedOn: "2026-02-10",
        dueOn: "2026-03-12",
      }),
    ).toMatchObject({ state: "suspended", since: "2026-01-20", until: "2026-03-12" }));
  it("goes on when a later request calls the missing piece irregular", () => {
    const corrected: ApplicationEvent = {
      ...requested({ ...article, nature: "incorrect" }),
      requestedOn: "2026-01-25",
    };
    expect(decision(clock, eligible, requested(article), corrected)).toMatchObject(
      running("2026-03-20"),
    );
    expect(decision("starts-when-complete", eligible, requested(article), corrected)).toMatchObject(
      running("2026-03-25"),
    );
  });
  it("is not started anew by a check", () =>
    expect(after(clock, eligible, unsigned).decision).toHaveLength(1));
  it("goes on once for pieces that come one after the other", () =>
    expect(
      after(
        clock,
        eligible,
        requested(article, summary),
        provided("2026-01-25", article.path),
        provided("2026-01-26", summary.path),
      ).decision,
    ).toHaveLength(3));
});

describe("where silence accepts: the clock starts when the file is complete", () => {
  const clock = "starts-when-complete";

  it("has not started before the check has found the file complete", () => {
    expect(after(clock).decision).toEqual([
      { kind: "not-started", on: "2026-01-15", by: { type: "ApplicationReceived" } },
    ]);
    expect(after(clock, unsigned)).toEqual(after(clock));
  });
  it("then starts on the day on which the last of it came in, not on that of the check", () => {
    expect(decision(clock, { ...eligible, checkedOn: "2026-01-18" })).toMatchObject(
      running("2026-03-15"),
    );
    expect(
      decision(
        clock,
        { ...signed, signedOn: "2026-01-17" },
        { ...eligible, checkedOn: "2026-01-18" },
      ),
    ).toMatchObject(running("2026-03-17"));
  });
  it("starts when the missing piece comes", () =>
    expect(
      decision(clock, unsigned, signatureAsked, { ...signed, signedOn: "2026-02-02" }, met),
    ).toMatchObject(running("2026-04-02")));
  it("starts anew after a request for a missing piece, and not after one for a correction", () => {
    const asked = [eligible, requested(article)];
    expect(decision(clock, ...asked)).toEqual({ state: "not-started" });
    expect(decision(clock, ...asked, provided("2026-02-02", article.path))).toMatchObject(
      running("2026-04-02"),
    );
    expect(decision(clock, eligible, requested(summary))).toMatchObject(running("2026-03-15"));
  });
  it("stops again when the next check finds something missing", () => {
    const incomplete = { ...unsigned, checkedOn: "2026-02-03" };
    expect(after(clock, eligible, incomplete).decision).toMatchObject([
      { kind: "not-started" },
      { kind: "opened" },
      { kind: "not-started", on: "2026-02-03", by: { type: "ApplicationChecked" } },
    ]);
  });
  it("is not started twice by two checks", () =>
    expect(after(clock, eligible, eligible).decision).toHaveLength(2));
  it("cannot be stopped once silence has accepted", () => {
    const late = { ...requested(article), requestedOn: "2026-03-16", dueOn: "2026-04-15" };
    expect(decision(clock, eligible, late)).toMatchObject(running("2026-03-15"));
    expect(decision(clock, eligible, { ...late, requestedOn: "2026-03-15" })).toEqual({
      state: "not-started",
    });
  });
});

describe("outside administrative procedure: the clock waits for the carrier", () => {
  const clock = "waits-for-the-carrier";

  it("runs from receipt", () => expect(decision(clock)).toMatchObject(running("2026-03-15")));
  it("stands still whatever was asked, until all of it has come", () => {
    const asked = [eligible, requested(article, summary)];
    expect(decision(clock, ...asked, provided("2026-01-22", article.path))).toMatchObject({
      state: "suspended",
    });
    expect(
      decision(
        clock,
        ...asked,
        provided("2026-01-22", article.path),
        provided("2026-01-25", summary.path),
      ),
    ).toMatchObject(running("2026-03-20"));
  });
});

describe("the delay for complements", () => {
  const clock = "waits-for-missing-pieces";

  it("is not there until something is asked for", () =>
    expect(after(clock, unsigned).complements).toEqual([]));
  it("falls due on the day that the carrier was told", () => {
    const { complements } = after(clock, unsigned, signatureAsked);
    expect(complements).toEqual([
      {
        kind: "opened",
        on: "2026-01-20",
        delay: { count: 30, unit: "days" },
        by: { type: "ComplementsRequested" },
      },
    ]);
    expect(dueDay(complements)).toBe(signatureAsked.dueOn);
  });
  it("starts anew for a later request", () =>
    expect(
      dueDay(
        after(clock, signatureAsked, { ...requested(article), requestedOn: "2026-02-10" })
          .complements,
      ),
    ).toBe("2026-03-12"));
  it("is met with the request", () =>
    expect(stand(after(clock, signatureAsked, signed, met).complements)).toEqual({
      state: "met",
      on: "2026-02-02",
      due: "2026-02-19",
    }));
  it("is met by a document too", () => {
    const asked = requested({ path: "documents.budget", nature: "incomplete" });
    const now = after(clock, asked, { ...attached, attachedOn: "2026-01-25" });
    expect(now.awaited).toEqual([]);
    expect(now.contentOn).toBe("2026-01-25");
    expect(stand(now.decision)).toMatchObject(running("2026-03-20"));
  });
  it("is missed on its last day", () => {
    const now = after(clock, signatureAsked, lapsed);
    expect(stand(now.complements)).toEqual({ state: "missed", due: "2026-02-19" });
    expect(stand(now.decision)).toMatchObject({ state: "met", on: "2026-02-19" });
    expect(now.awaited).toEqual([]);
  });
  it("follows the file to another version of the scheme", () => {
    const moved: ApplicationEvent = {
      type: "ApplicationMoved",
      schemeVersion: 2,
      definition: "d2",
      reason: "",
      changes: {
        questionsAdded: [],
        questionsRemoved: [],
        articlesAdded: [],
        articlesRemoved: [],
        documentsAdded: [],
        documentsRemoved: [],
        rulesChanged: [],
      },
      complements: { count: 1, unit: "months" },
      movedOn: "2026-01-19",
    };
    expect(dueDay(after(clock, moved, signatureAsked).complements)).toBe("2026-02-20");
    expect(after(clock, moved).decision).toEqual(after(clock).decision);
  });
});

describe("the end of a file", () => {
  const clock = "waits-for-missing-pieces";

  it("closes what is still open", () => {
    for (const end of [inadmissible, withdrawn]) {
      const now = after(clock, signatureAsked, end);
      expect(stand(now.complements)).toMatchObject({ state: "met", on: "2026-03-01" });
      expect(stand(now.decision)).toMatchObject({ state: "met", on: "2026-03-01" });
      expect(now.awaited).toEqual([]);
    }
  });
  it("leaves alone what was never open, or is closed", () => {
    expect(after(clock, withdrawn).complements).toEqual([]);
    expect(after(clock, signatureAsked, signed, met, withdrawn).complements).toHaveLength(2);
  });
});

describe("what moves no deadline", () => {
  it.each([
    started,
    received,
    edited,
    admissible,
    { type: "DocumentRemoved", document: made },
    { type: "MessageSent", message: made, side: "carrier", text: "", sentOn: "2026-02-01" },
  ] satisfies readonly ApplicationEvent[])("$type", (event) =>
    expect(after("waits-for-missing-pieces", event)).toEqual(after("waits-for-missing-pieces")),
  );
});

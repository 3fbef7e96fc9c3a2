import { describe, expect, it } from "@jest/globals";
import type { ApplicationEvent, DecisionOutcome } from "#labelling/application/events.js";
import {
  awaiting,
  checked,
  declared,
  draft,
  eligible,
  ends,
  inadmissible,
  initiative,
  lapsed,
  met,
  received,
  receipt,
  requested,
  signatureAsked,
  signed,
  unsignedChecked,
  withdrawn,
} from "#labelling/application/file.story.js";
import { checkFiles } from "./check-files.js";
import { deemDecisions } from "./deem-decisions.js";
import { freeInitiatives } from "./free-initiatives.js";
import { instructFiles } from "./instruct-files.js";
import { lapseFiles } from "./lapse-files.js";
import { following } from "./reaction.story.js";

const file = "5c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
const after = following<ApplicationEvent>(`application-${file}`);

describe("checking files", () => {
  const check = [{ command: "CheckApplication", to: file, body: {} }];

  it("follows receipt, signature and the last of the complements", () => {
    expect(after(checkFiles, received)).toEqual(check);
    expect(after(checkFiles, ...receipt)).toEqual(check);
    expect(after(checkFiles, ...awaiting, signed, met)).toEqual(check);
  });
  it("follows nothing that leaves the facts of a check as they were", () => {
    expect(after(checkFiles, ...checked)).toEqual([]);
    expect(after(checkFiles, ...awaiting)).toEqual([]);
    expect(after(checkFiles, ...checked, withdrawn)).toEqual([]);
  });
});

describe("lapsing files", () => {
  it("comes the day after the last one for complements", () =>
    expect(after(lapseFiles, ...awaiting)).toEqual([
      { command: "LapseApplication", to: file, body: {}, from: "2026-02-20" },
    ]));
  it("comes once for each request: a later one may give more time", () =>
    expect(
      after(lapseFiles, ...awaiting, {
        ...requested(...signatureAsked.items),
        dueOn: "2026-03-31",
      }),
    ).toMatchObject([{ from: "2026-04-01" }]));
  it("asks for nothing else", () => expect(after(lapseFiles, ...checked)).toEqual([]));
});

const decided = (outcome: DecisionOutcome) =>
  ({
    type: "DecisionRecorded",
    session: "8c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11",
    outcome,
    conditions: [],
    decidedOn: "2026-03-10",
  }) satisfies ApplicationEvent;
const deemed = (outcome: "granted" | "refused") =>
  ({
    type: "DecisionDeemed",
    outcome,
    effectiveOn: "2026-03-15",
    recordedOn: "2026-03-16",
  }) satisfies ApplicationEvent;
const appeal = {
  type: "AppealLodged",
  contested: "Le public a doublé.",
  lodgedOn: "2026-04-02",
} satisfies ApplicationEvent;

const freed = (outcome: string) => [
  { command: "CloseApplication", to: initiative, body: { application: file, outcome } },
];

describe("freeing initiatives", () => {
  it("follows each way in which a file ends", () => {
    expect(after(freeInitiatives, ...checked, inadmissible)).toEqual(freed("inadmissible"));
    expect(after(freeInitiatives, ...checked, withdrawn)).toEqual(freed("withdrawn"));
    expect(after(freeInitiatives, ...awaiting, lapsed)).toEqual(freed("lapsed"));
  });
  it("knows every end that the file itself knows", () => {
    for (const [, history] of ends.filter(([, { length }]) => length > 0))
      expect(after(freeInitiatives, ...history)).toHaveLength(1);
  });
  it("leaves those at work alone", () => {
    expect(after(freeInitiatives, ...awaiting)).toEqual([]);
    expect(after(freeInitiatives, ...declared)).toEqual([]);
  });
  it("follows a decision, by the committee or by silence", () => {
    expect(after(freeInitiatives, ...declared, decided("granted"))).toEqual(freed("granted"));
    expect(after(freeInitiatives, ...declared, decided("granted-with-conditions"))).toEqual(
      freed("granted"),
    );
    expect(after(freeInitiatives, ...declared, decided("refused"))).toEqual(freed("refused"));
    expect(after(freeInitiatives, ...declared, deemed("granted"))).toEqual(freed("granted"));
    expect(after(freeInitiatives, ...declared, deemed("refused"))).toEqual(freed("refused"));
  });
  it("waits with a file that is put off", () => {
    expect(after(freeInitiatives, ...declared, decided("adjourned"))).toEqual([]);
    expect(after(freeInitiatives, ...declared, decided("adjourned"), withdrawn)).toEqual(
      freed("withdrawn"),
    );
  });
  it("follows an appeal that is granted, against the committee or against silence", () => {
    for (const refusal of [decided("refused"), deemed("refused")])
      expect(after(freeInitiatives, ...declared, refusal, appeal, decided("granted"))).toEqual(
        freed("granted"),
      );
  });
  it("has done with a file that is gone", () =>
    expect(after(freeInitiatives, ...checked, withdrawn, withdrawn)).toEqual([]));
  it("has nothing to say of a file whose start it does not know", () =>
    expect(after(freeInitiatives, withdrawn)).toEqual([]));
});

describe("instructing files", () => {
  const opens = [{ command: "OpenInstruction", to: file, body: {} }];
  const closes = [{ command: "CloseInstruction", to: file, body: {} }];

  it("starts when a file is admissible", () =>
    expect(after(instructFiles, ...declared)).toEqual(opens));
  it("ends with a decision, by the committee or by silence", () => {
    for (const outcome of ["granted", "granted-with-conditions", "refused"] as const)
      expect(after(instructFiles, ...declared, decided(outcome))).toEqual(closes);
    expect(after(instructFiles, ...declared, deemed("granted"))).toEqual(closes);
  });
  it("ends when the file is gone", () => {
    expect(after(instructFiles, ...declared, withdrawn)).toEqual(closes);
    expect(after(instructFiles, ...declared, lapsed)).toEqual(closes);
  });
  it("goes on with a file that is put off, and ends once", () => {
    const putOff = [...declared, decided("adjourned")];
    expect(after(instructFiles, ...putOff)).toEqual([]);
    expect(after(instructFiles, ...putOff, decided("refused"))).toEqual(closes);
    expect(after(instructFiles, ...putOff, decided("refused"), decided("refused"))).toEqual([]);
  });
  it("starts again with an appeal, and ends with the decision on it", () => {
    const appealed = [...declared, decided("refused"), appeal] as const;
    expect(after(instructFiles, ...appealed)).toEqual([
      { command: "ReopenInstruction", to: file, body: {} },
    ]);
    expect(after(instructFiles, ...appealed, decided("granted"))).toEqual(closes);
  });
  it("has nothing to open again where silence refused what was never reviewed", () =>
    expect(after(instructFiles, ...checked, deemed("refused"), appeal)).toEqual([]));
  it("has nothing to close where it was never opened", () => {
    expect(after(instructFiles, ...checked, withdrawn)).toEqual([]);
    expect(after(instructFiles, ...checked, deemed("refused"))).toEqual([]);
    expect(after(instructFiles, ...checked, inadmissible)).toEqual([]);
  });
});

describe("deeming decisions", () => {
  const from = (day: string) => [{ command: "DeemDecision", to: file, body: {}, from: day }];
  const complements = { ...requested(...signatureAsked.items), dueOn: "2026-02-19" };
  const whole = { ...received, clock: "starts-when-complete" } as const;

  it("comes the day after the time to decide", () =>
    expect(after(deemDecisions, ...draft, received)).toEqual(from("2026-03-16")));
  it("asks nothing more while that day stands", () => {
    expect(after(deemDecisions, ...receipt)).toEqual([]);
    expect(after(deemDecisions, ...declared)).toEqual([]);
    expect(after(deemDecisions, ...declared, decided("adjourned"))).toEqual([]);
  });
  it("comes later where the clock stands still, as if all the time given were used", () =>
    expect(after(deemDecisions, ...unsignedChecked, complements)).toEqual(from("2026-04-16")));
  it("comes nearer again when the carrier has been quick", () =>
    expect(
      after(deemDecisions, ...unsignedChecked, complements, { ...signed, signedOn: "2026-01-25" }),
    ).toEqual(from("2026-03-21")));
  it("starts with a complete file where the rules say so", () => {
    expect(after(deemDecisions, ...draft, whole)).toEqual([]);
    expect(after(deemDecisions, ...draft, whole, signed, eligible)).toEqual(from("2026-03-16"));
  });
  it("does not come where it is decided, or gone", () => {
    expect(after(deemDecisions, ...declared, decided("granted"))).toEqual([]);
    expect(after(deemDecisions, ...declared, deemed("refused"))).toEqual([]);
    expect(after(deemDecisions, ...checked, withdrawn)).toEqual([]);
  });
  it("does not come for a draft", () => expect(after(deemDecisions, ...draft)).toEqual([]));
});

import { describe, expect, it } from "@jest/globals";
import type { ApplicationEvent, DecisionOutcome } from "#labelling/application/events.js";
import { checked, declared, started, withdrawn } from "#labelling/application/file.story.js";
import type { LabelEvent } from "#labelling/label/events.js";
import {
  board,
  expired,
  file,
  granted,
  lastDay,
  renewed,
  revoked,
  self,
  suspended,
} from "#labelling/label/label.story.js";
import type { RegisterEvent } from "#labelling/register/register.js";
import { endLabels } from "./end-labels.js";
import { grantLabels } from "./grant-labels.js";
import { following } from "./reaction.story.js";

const decided = (outcome: DecisionOutcome): ApplicationEvent => ({
  type: "DecisionRecorded",
  session: board,
  outcome,
  conditions: [],
  decidedOn: "2026-03-10",
});
const deemed = (outcome: "granted" | "refused"): ApplicationEvent => ({
  type: "DecisionDeemed",
  outcome,
  effectiveOn: "2026-03-15",
  recordedOn: "2026-03-16",
});

describe("granting labels", () => {
  const after = following<ApplicationEvent>(`application-${file}`);
  const numbering = [
    { command: "AllotNumber", to: started.scheme, body: { label: file, application: file } },
  ];

  it("asks for a number once a decision grants, by the committee or by silence", () => {
    expect(after(grantLabels, ...declared, decided("granted"))).toEqual(numbering);
    expect(after(grantLabels, ...declared, decided("granted-with-conditions"))).toEqual(numbering);
    expect(after(grantLabels, ...checked, deemed("granted"))).toEqual(numbering);
  });
  it("asks for one on an appeal, which may grant what was refused", () =>
    expect(after(grantLabels, ...declared, decided("refused"), decided("granted"))).toEqual(
      numbering,
    ));
  it("puts the conditions of a decision on appeal in the place of the earlier ones", () => {
    const conditional = [...declared, decided("granted-with-conditions")] as const;
    for (const outcome of ["granted", "granted-with-conditions"] as const)
      expect(after(grantLabels, ...conditional, decided(outcome))).toEqual([
        { command: "SupersedeConditions", to: file, body: {} },
      ]);
    expect(after(grantLabels, ...conditional, decided("refused"))).toEqual([]);
  });
  it("asks for none where nothing is granted", () => {
    expect(after(grantLabels, ...declared, decided("refused"))).toEqual([]);
    expect(after(grantLabels, ...declared, decided("adjourned"))).toEqual([]);
    expect(after(grantLabels, ...checked, deemed("refused"))).toEqual([]);
    expect(after(grantLabels, ...checked, withdrawn)).toEqual([]);
  });
  it("asks for none of a file whose scheme it does not know", () =>
    expect(after(grantLabels, decided("granted"))).toEqual([]));

  it("grants the label that has got its number", () => {
    const numbered: RegisterEvent = {
      type: "LabelNumbered",
      number: 7,
      label: self,
      application: file,
      numberedOn: "2026-03-10",
    };
    expect(following<RegisterEvent>("register-creativallee")(grantLabels, numbered)).toEqual([
      { command: "GrantLabel", to: self, body: { application: file } },
    ]);
  });
});

describe("ending labels", () => {
  const after = following<LabelEvent>(`label-${self}`);
  const ends = (from: string) => ({ command: "ExpireLabel", to: self, body: {}, from });
  const misses = (condition: number, from: string) => ({
    command: "MissCondition",
    to: self,
    body: { condition },
    from,
  });

  it("records a condition that was missed the day after its last one, and the end after that of the label", () =>
    expect(after(endLabels, granted)).toEqual([misses(1, "2007-07-01"), ends("2008-01-27")]));
  it("records each condition, or none", () => {
    const two = [...granted.conditions, { condition: 2, dueOn: lastDay }];
    expect(after(endLabels, { ...granted, conditions: two })).toEqual([
      misses(1, "2007-07-01"),
      misses(2, "2008-01-26"),
      ends("2008-01-27"),
    ]);
    expect(after(endLabels, { ...granted, conditions: [] })).toEqual([ends("2008-01-27")]);
  });
  it("records conditions that a later decision puts in their place", () => {
    const superseded: LabelEvent = {
      type: "ConditionsSuperseded",
      decision: { session: board },
      conditions: [{ condition: 1, dueOn: lastDay }],
      supersededOn: "2007-05-02",
    };
    expect(after(endLabels, granted, superseded)).toEqual([misses(1, "2008-01-26")]);
    expect(after(endLabels, granted, { ...superseded, conditions: [] })).toEqual([]);
  });
  it("records the end of each next term", () =>
    expect(after(endLabels, granted, renewed)).toEqual([ends("2009-01-27")]));
  it("asks nothing more of a label that is suspended, or over", () => {
    expect(after(endLabels, granted, suspended)).toEqual([]);
    expect(after(endLabels, granted, revoked)).toEqual([]);
    expect(after(endLabels, granted, expired)).toEqual([]);
  });
});

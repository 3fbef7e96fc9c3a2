import { describe, expect, it } from "@jest/globals";
import { application } from "../application/application.js";
import { register } from "../register/register.js";
import { creativallee } from "../scheme/shipped/creativallee.js";
import { grantLabel } from "./grant-label.js";
import { label } from "./label.js";
import {
  after,
  board,
  conditionDue,
  file,
  granted,
  grantedOn,
  granting,
  lastDay,
  mark,
  self,
  suspended,
  worldOf,
} from "./label.story.js";

const body = { application: file };
const grant = (facts: Partial<typeof granting> = {}, today = grantedOn) =>
  mark.given().when(grantLabel, body, today, { ...granting, ...facts });

describe("granting a label", () => {
  it("starts on the day of the decision, for as long as the rules say", () =>
    grant().then(granted));
  it("starts on that day however late it is recorded", () => {
    grant({}, "2007-02-03").then(granted);
    grant({}, "2009-01-01").then(granted);
  });
  it("may follow from silence, by the same rules", () =>
    grant({ decision: "deemed", conditions: [] }).then({
      ...granted,
      decision: "deemed",
      conditions: [],
    }));
  it("ends in a shorter month where the months say so", () => {
    const terms = { ...granting.rules.terms, duration: { count: 1, unit: "months" } as const };
    grant({ decidedOn: "2008-01-30", rules: { ...granting.rules, terms } }).then({
      ...granted,
      terms,
      from: "2008-01-30",
      until: "2008-02-28",
      grantedOn: "2008-01-30",
    });
  });
  it("is for nobody without a decision", () =>
    mark.given().when(grantLabel, body, grantedOn, undefined).refused("LABEL_NOT_DECIDED"));
  it("is not for who owns and animates the brand", () =>
    grant({ institution: "Association Créativallée" }).refused("BRAND_OWNER_LABELS_ITSELF", {
      institution: "Association Créativallée",
    }));
  it("is for carriers that belong to no institution", () => {
    const { institution: _, ...alone } = granting;
    mark.given().when(grantLabel, body, grantedOn, alone).then(granted);
  });
  it("wants a number", () => {
    const { number: _, ...bare } = granting;
    mark.given().when(grantLabel, body, grantedOn, bare).refused("LABEL_NOT_NUMBERED");
  });
  it("happens once", () => {
    mark.given(granted).when(grantLabel, body, grantedOn, granting).then();
    mark
      .given(granted)
      .when(grantLabel, { application: board }, grantedOn, granting)
      .refused("LABEL_ALREADY_GRANTED");
  });
});

const fileAs = (state: unknown) => ({ [`application-${file}`]: state });

describe("what a grant hangs on", () => {
  const { initiative, organisation, scheme, definition } = granting.file;
  const decision = {
    by: { session: board },
    outcome: "granted-with-conditions",
    decidedOn: grantedOn,
  };
  const decided = (...decisions: readonly object[]) => ({
    phase: "decided",
    content: { initiative, organisation, scheme },
    filing: { rules: { schemeVersion: 1, definition } },
    judgement: { held: false, decisions },
  });
  const stage = { is: "decided", outcome: "granted-with-conditions", conditions: [conditionDue] };
  const states = {
    [`application-${file}`]: decided({ ...decision, outcome: "refused" }, decision),
    [`session-${board}`]: { phase: "closed", items: [{ item: file, stage }] },
    [`register-${scheme}`]: { labels: [{ number: 7, label: self, application: file }] },
    [`organisation-${organisation}`]: { phase: "registered", institution: "Je crée" },
  };
  const found = (change: Readonly<Record<string, unknown>> = {}) =>
    grantLabel.gather?.(
      label.initial,
      body,
      worldOf({ ...states, ...change }, { [definition]: creativallee }),
      self,
    );

  it("comes from the file, the session, the register, the rules and the carrier", async () =>
    expect(await found()).toEqual({
      ...granting,
      rules: {
        owner: creativallee.owner,
        terms: creativallee.label,
        indicators: creativallee.indicators.map(({ id, kind }) => ({ id, kind })),
      },
    }));
  it("is the last decision", async () => {
    expect(await found(fileAs(decided(decision, { ...decision, outcome: "refused" })))).toBe(
      undefined,
    );
    expect(await found(fileAs(decided({ ...decision, outcome: "adjourned" })))).toBe(undefined);
    expect(await found(fileAs(decided()))).toBe(undefined);
    expect(await found(fileAs(application.initial))).toBe(undefined);
  });
  it("may be silence, which imposes nothing", async () =>
    expect(
      await found(fileAs(decided({ ...decision, by: "silence", outcome: "granted" }))),
    ).toMatchObject({ decision: "deemed", conditions: [], number: 7 }));
  it("tells what is not there", async () => {
    const bare = await found({
      [`register-${scheme}`]: register.initial,
      [`organisation-${organisation}`]: { phase: "registered" },
      [`session-${board}`]: undefined,
    });
    expect(bare).toMatchObject({ conditions: [] });
    expect(bare).not.toHaveProperty("number");
    expect(bare).not.toHaveProperty("institution");
    const unknown = await found({ [`organisation-${organisation}`]: undefined });
    expect(unknown).not.toHaveProperty("institution");
  });
});

describe("a label that was granted", () => {
  it("holds the time and the terms that it was granted with", () =>
    expect(after(granted)).toMatchObject({
      phase: "active",
      held: {
        number: 7,
        periods: [{ from: grantedOn, until: lastDay, decision: { session: board } }],
        conditions: [{ condition: 1, dueOn: conditionDue }],
        uses: [],
        reports: [],
      },
    }));
  it("is none where nothing was granted", () => expect(after(suspended)).toBe(label.initial));
});

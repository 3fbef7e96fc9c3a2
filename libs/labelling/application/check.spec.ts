import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Json, World } from "#kernel/index.js";
import type { Organisation } from "../organisation/organisation.js";
import { application } from "./application.js";
import { checkApplication } from "./check-application.js";
import {
  attached,
  awaiting,
  checked,
  declared,
  definition,
  draft,
  eligible,
  ends,
  facts,
  file,
  type History,
  organisation,
  overdue,
  receipt,
  received,
  registered,
  scheme,
  signed,
  started,
  unsigned,
  unsignedChecked,
} from "./file.story.js";
import { isSame } from "./same.js";

const today = "2026-01-15";
const known = { definition, carrier: registered };
const check = (history: History, carrier: Organisation = registered, day = today) =>
  file.given(...history).when(checkApplication, {}, day, { definition, carrier });

describe("checking an application", () => {
  it("records the version, the facts in full, every rule, and what comes out", () =>
    check(receipt).then(eligible));
  it("finds the signature missing", () => check([...draft, received]).then(unsigned));
  it("tells every reason and all that is missing at once", () => {
    const {
      institution: _,
      seat: __,
      ...abroad
    } = registered as Extract<Organisation, { phase: "registered" }>;
    const empty = {
      type: "DraftEdited",
      texts: {},
      values: { themes: ["sport"] },
      cleared: ["article1", "article2"],
    } as const;
    check([...draft, empty, received], { ...abroad, institution: "NFX" }).then({
      ...eligible,
      facts: {
        ...facts,
        organisation: { ...facts.organisation, seatDepartment: "", institution: "NFX" },
        values: { themes: ["sport"] },
        answered: [],
        signed: false,
      },
      eligibility: "not-eligible",
      reasons: ["FROM_ELSEWHERE", "NO_THEME"],
      missing: ["charterAnswers.article1", "charterAnswers.article2", "signatory"],
      rules: [
        { code: "NO_THEME", outcome: "not-satisfied" },
        { code: "FROM_ELSEWHERE", outcome: "not-satisfied" },
      ],
    });
  });
  it("counts kinds of documents once, in order, as it does the texts that are there", () => {
    const texts = { type: "DraftEdited", values: {}, cleared: [] } as const;
    check([
      started,
      { ...texts, texts: { article2: "Oui." } },
      { ...texts, texts: { article1: "Oui." }, values: { themes: ["innovation"] } },
      { ...attached, kind: "report" },
      attached,
      { ...attached, hash: "cd" },
      received,
      signed,
    ]).then({ ...eligible, facts: { ...facts, documents: ["budget", "report"] } });
  });
  it("leaves out answers to what the scheme does not ask any more", () =>
    check([
      ...draft,
      { type: "DraftEdited", texts: { old: "?" }, values: { older: 3 }, cleared: [] },
      received,
      signed,
    ]).then(eligible));
  it("never records the same check twice", () => {
    check(checked, registered, "2026-01-16").then();
    check(unsignedChecked, registered, "2026-01-16").then();
  });
  it("checks again when the organisation has changed", () =>
    check(checked, { ...registered, seat: "62041" } as Organisation, "2026-01-16").then({
      ...eligible,
      checkedOn: "2026-01-16",
      facts: { ...facts, organisation: { ...facts.organisation, seatDepartment: "62" } },
      eligibility: "not-eligible",
      reasons: ["FROM_ELSEWHERE"],
      rules: [
        { code: "NO_THEME", outcome: "satisfied" },
        { code: "FROM_ELSEWHERE", outcome: "not-satisfied" },
      ],
    }));
  it("checks again what was provided, even when the facts are as before", () => {
    const corrected = [
      ...checked,
      {
        type: "ComplementsRequested",
        items: [{ path: "charterAnswers.article1", nature: "incorrect" }],
        requestedOn: today,
        dueOn: "2026-02-14",
      },
      {
        type: "ComplementsProvided",
        texts: { article1: "Mieux." },
        values: {},
        provided: ["charterAnswers.article1"],
        providedOn: today,
      },
      { type: "ComplementsMet", metOn: today },
    ] as const;
    check(corrected).then(eligible);
  });
  it("has nothing to add while complements are awaited", () => check(awaiting).then());
  it("waits for a file to be handed in", () => check(draft).refused("APPLICATION_NOT_RECEIVED"));
  it("needs the rules and the organisation", () => {
    file
      .given(...receipt)
      .when(checkApplication, {}, today, { ...known, definition: undefined })
      .refused("RULES_UNKNOWN");
    check(receipt, { phase: "unknown" }).refused("CARRIER_UNKNOWN");
  });
  it("is over once admissibility is declared, or the delay has run out", () => {
    check(declared).refused("ADMISSIBILITY_DECLARED", { declaredOn: "2026-03-01" });
    check(overdue.history, registered, overdue.day).refused(overdue.code, overdue.about);
  });
  it.each(ends)("%s", (code, history, about) => check(history).refused(code, about));

  it("reads the file's own version of the scheme, and its organisation", async () => {
    const states: Readonly<Record<string, unknown>> = {
      [`organisation-${organisation}`]: registered,
      "scheme-label": { ...scheme, current: { version: 2, definition: "d2" } },
    };
    const world: World = {
      fold: async <State, Event extends DomainEvent>(
        { kind, initial }: Aggregate<State, Event>,
        id: string,
      ) => (states[`${kind}-${id}`] ?? initial) as State,
      blob: async (hash) => ({ ...definition, id: hash }) as unknown as Json,
    };
    const gather = (history: History) =>
      checkApplication.gather?.(
        history.reduce(application.evolve, application.initial),
        {},
        world,
        "",
      );
    expect(await gather(receipt)).toEqual({
      definition: { ...definition, id: "d1" },
      carrier: registered,
    });
    expect(await gather(draft)).toMatchObject({ definition: { id: "d2" } });
    expect(await gather([])).toEqual({ definition: undefined, carrier: { phase: "unknown" } });
  });
});

describe("sameness of two values", () => {
  it.each([
    [1, 1],
    [
      [1, { a: "b" }],
      [1, { a: "b" }],
    ],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [null, null],
    [undefined, undefined],
  ])("%j is %j", (a, b) => expect(isSame(a, b)).toBe(true));
  it.each([
    [1, "1"],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [[], {}],
    [{}, []],
    [{ a: 1 }, { b: 1 }],
    [{ a: undefined }, { b: undefined }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [null, {}],
    [{}, null],
    ["a", undefined],
  ])("%j is not %j", (a, b) => expect(isSame(a, b)).toBe(false));
});

import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Json, World } from "#kernel/index.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { application, hasEnded } from "./application.js";
import { declareAdmissible } from "./declare-admissible.js";
import { declareInadmissible } from "./declare-inadmissible.js";
import {
  admissible,
  asCarrier,
  asSecretariat,
  awaiting,
  checked,
  declared,
  definition,
  draft,
  eligible,
  ends,
  file,
  type History,
  inadmissible,
  lapsed,
  made,
  overdue,
  receipt,
  scheme,
  unsigned,
  unsignedChecked,
  withdrawn,
} from "./file.story.js";
import { moveToSchemeVersion } from "./move-to-scheme-version.js";
import { sendMessage } from "./send-message.js";
import { withdrawApplication } from "./withdraw-application.js";

const today = "2026-03-01";
const state = (history: History) => history.reduce(application.evolve, application.initial);
const complements = { due: "2026-02-19", paths: ["signatory"] };
const found = (eligibility: "not-eligible" | "to-be-examined" | "incomplete"): History => [
  ...receipt,
  { ...eligible, eligibility },
];

const admit = (history: History, motives?: string, day = today) =>
  file.given(...history).when(declareAdmissible, motives === undefined ? {} : { motives }, day);

describe("declaring an application admissible", () => {
  it("follows a check that found it eligible", () => admit(checked).then(admissible));
  it("may give motives", () =>
    admit(checked, "Exemplaire.").then({ ...admissible, motives: "Exemplaire." }));
  it("goes against the check only with motives", () => {
    for (const eligibility of ["not-eligible", "to-be-examined"] as const) {
      admit(found(eligibility)).refused("MOTIVES_REQUIRED", { eligibility });
      admit(found(eligibility), "Voir la séance.").then({
        ...admissible,
        motives: "Voir la séance.",
      });
    }
  });
  it("wants a complete file, motives or not", () => {
    admit(unsignedChecked).refused("FILE_INCOMPLETE", { missing: ["signatory"] });
    admit([...receipt, { ...unsigned, eligibility: "not-eligible" }], "Voir la séance.").refused(
      "FILE_INCOMPLETE",
      { missing: ["signatory"] },
    );
  });
  it("comes after a check, and after what is awaited", () => {
    admit(draft).refused("APPLICATION_NOT_RECEIVED");
    admit(receipt).refused("CHECK_AWAITED");
    admit(awaiting, "Tant pis.", "2026-02-19").refused("COMPLEMENTS_AWAITED", complements);
  });
  it("is so already", () => admit(declared, "Encore.").then());
  it("comes too late once the delay has run out", () =>
    admit(overdue.history, undefined, overdue.day).refused(overdue.code, overdue.about));
  it.each(ends)("%s", (code, history, about) => admit(history).refused(code, about));
});

const dismiss = (history: History, day = today) =>
  file.given(...history).when(declareInadmissible, { motives: "Hors sujet." }, day);

describe("declaring an application inadmissible", () => {
  it("closes a checked file, whatever the check found", () => {
    for (const history of [checked, unsignedChecked, found("not-eligible")])
      dismiss(history).then(inadmissible);
  });
  it("comes after a check, and after what is awaited", () => {
    dismiss(draft).refused("APPLICATION_NOT_RECEIVED");
    dismiss(receipt).refused("CHECK_AWAITED");
    dismiss(awaiting, "2026-02-19").refused("COMPLEMENTS_AWAITED", complements);
  });
  it("does not take admissibility back", () =>
    dismiss(declared).refused("ADMISSIBILITY_DECLARED", { declaredOn: today }));
  it("is so already", () => dismiss([...checked, inadmissible]).then());
  it("comes too late once the delay has run out", () =>
    dismiss(overdue.history, overdue.day).refused(overdue.code, overdue.about));
  it.each(ends.filter(([code]) => code !== "APPLICATION_INADMISSIBLE"))(
    "%s",
    (code, history, about) => dismiss(history).refused(code, about),
  );
});

const withdraw = (history: History, day = today) =>
  file.given(...history).when(withdrawApplication, {}, day);

describe("withdrawing an application", () => {
  it("is possible until it ends", () => {
    for (const history of [draft, receipt, checked, declared]) withdraw(history).then(withdrawn);
    withdraw(awaiting, "2026-02-19").then({ ...withdrawn, withdrawnOn: "2026-02-19" });
  });
  it("may give its motives", () =>
    file
      .given(...draft)
      .when(withdrawApplication, { motives: "Reporté." }, today)
      .then({ ...withdrawn, motives: "Reporté." }));
  it("is so already", () => withdraw([...draft, withdrawn]).then());
  it("comes too late once the delay has run out", () =>
    withdraw(overdue.history, overdue.day).refused(overdue.code, overdue.about));
  it.each(ends.filter(([code]) => code !== "APPLICATION_WITHDRAWN"))("%s", (code, history, about) =>
    withdraw(history).refused(code, about),
  );
});

describe("the end of an application", () => {
  it("sets its initiative free", () => {
    const ended: readonly History[] = [
      [...checked, inadmissible],
      [...draft, withdrawn],
      [...checked, withdrawn],
      [...awaiting, lapsed],
    ];
    for (const history of ended) expect(hasEnded(state(history))).toBe(true);
    for (const history of [[], draft, receipt, checked, awaiting, declared])
      expect(hasEnded(state(history))).toBe(false);
  });
  it("keeps what it was about, and the day", () =>
    expect(state([...draft, withdrawn])).toMatchObject({
      phase: "withdrawn",
      content: { scheme: "label", answered: ["article1", "article2"] },
      endedOn: "2026-03-01",
    }));
});

const publishing = (known: unknown): World => ({
  fold: async <State, Event extends DomainEvent>({ initial }: Aggregate<State, Event>) =>
    (known ?? initial) as State,
  blob: async (hash) => ({ ...definition, id: hash }) as unknown as Json,
});

describe("moving to another version of the scheme", () => {
  const [use, ...otherQuestions] = definition.questions;
  const to: SchemeDefinition = {
    ...definition,
    questions: use ? [...otherQuestions, { ...use, id: "aim" }] : [],
    charter: definition.charter.map((article, at) => ({ ...article, id: `article${at + 2}` })),
    documents: [{ kind: "photo", label: definition.name, required: false }],
    eligibility: [
      ...definition.eligibility.slice(0, 1),
      { code: "FROM_ELSEWHERE", when: "organisation.regionalOrigin", message: definition.name },
      { code: "TOO_SMALL", when: "answers.staff > 3", message: definition.name },
    ],
    procedure: {
      ...definition.procedure,
      delays: { ...definition.procedure.delays, complements: { count: 2, unit: "months" } },
    },
  };
  const facts = { from: definition, to, inForce: { version: 2, definition: "d2" } };
  const move = (history: History, version = 2, day = today) =>
    file
      .given(...history)
      .when(moveToSchemeVersion, { version, reason: "Texte allégé." }, day, facts);
  const moved = {
    type: "ApplicationMoved",
    schemeVersion: 2,
    definition: "d2",
    reason: "Texte allégé.",
    changes: {
      questionsAdded: ["aim"],
      questionsRemoved: ["summary"],
      articlesAdded: ["article3"],
      articlesRemoved: ["article1"],
      documentsAdded: ["photo"],
      documentsRemoved: ["budget", "report"],
      rulesChanged: ["FROM_ELSEWHERE", "TOO_SMALL"],
    },
    complements: { count: 2, unit: "months" },
    movedOn: today,
  } as const;

  it("records what it changes for the file", () => {
    move(receipt).then(moved);
    move(checked).then(moved);
  });
  it("puts the file under the new version, to be checked again", () => {
    expect(state([...checked, moved])).toMatchObject({
      phase: "received",
      filing: { rules: { schemeVersion: 2, definition: "d2" } },
    });
    expect(state([...checked, moved])).not.toHaveProperty("check");
  });
  it("gives later requests the new delay, and leaves the committee's as it was told", () => {
    const before = state(checked);
    const after = state([...checked, moved]);
    expect(after).toMatchObject({
      filing: {
        deadlines: {
          clock: "waits-for-missing-pieces",
          delays: {
            complements: { count: 2, unit: "months" },
            decision: { count: 2, unit: "months" },
          },
        },
      },
    });
    expect("filing" in after && after.filing.deadlines.decision).toEqual(
      "filing" in before && before.filing.deadlines.decision,
    );
  });
  it("is so already under that version", () => {
    move(checked, 1).then();
    move([...checked, moved]).then();
  });
  it("goes to the version in force alone", () =>
    move(checked, 3).refused("NOT_THE_VERSION_IN_FORCE", { current: 2 }));
  it("needs the rules of the scheme", () =>
    file
      .given(...checked)
      .when(moveToSchemeVersion, { version: 2, reason: "?" }, today, undefined)
      .refused("RULES_UNKNOWN"));
  it("is for a received file that waits for nothing", () => {
    move(draft).refused("APPLICATION_NOT_RECEIVED");
    move(awaiting, 2, "2026-02-19").refused("COMPLEMENTS_AWAITED", complements);
    move(declared).refused("ADMISSIBILITY_DECLARED", { declaredOn: today });
    move(overdue.history, 2, overdue.day).refused(overdue.code, overdue.about);
  });
  it.each(ends)("%s", (code, history, about) => move(history).refused(code, about));

  it("reads both definitions", async () => {
    const published = { ...scheme, current: { version: 2, definition: "d2" } };
    const body = { version: 2, reason: "Texte allégé." };
    const gather = (history: History, known: unknown = published) =>
      moveToSchemeVersion.gather?.(state(history), body, publishing(known), "");
    expect(await gather(checked)).toEqual({
      from: { ...definition, id: "d1" },
      to: { ...definition, id: "d2" },
      inForce: { version: 2, definition: "d2" },
    });
    expect(await gather(checked, { phase: "unknown" })).toBeUndefined();
    expect(await gather([])).toBeUndefined();
    expect(await gather([...checked, withdrawn])).toBeUndefined();
  });
});

describe("writing to the other side", () => {
  const write = (history: History, actor = asCarrier(), day = today) =>
    file.given(...history).when(sendMessage, { text: "Bonjour." }, day, undefined, actor);
  const sent = {
    type: "MessageSent",
    message: made,
    side: "carrier",
    text: "Bonjour.",
    sentOn: today,
  } as const;

  it("tells which side wrote", () => {
    for (const history of [draft, receipt, checked, declared]) write(history).then(sent);
    write(checked, asSecretariat).then({ ...sent, side: "secretariat" });
    write(awaiting, asCarrier(), "2026-02-19").then({ ...sent, sentOn: "2026-02-19" });
  });
  it("changes nothing in the file", () =>
    expect(state([...checked, sent])).toEqual(state(checked)));
  it("is over once the delay has run out", () =>
    write(overdue.history, asCarrier(), overdue.day).refused(overdue.code, overdue.about));
  it.each(ends)("%s", (code, history, about) => write(history).refused(code, about));
});

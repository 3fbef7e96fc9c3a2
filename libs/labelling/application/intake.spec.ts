import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Json, World } from "#kernel/index.js";
import type { Scheme } from "../scheme/scheme.js";
import { application } from "./application.js";
import {
  asCarrier,
  asSecretariat,
  awaiting,
  checked,
  declared,
  definition,
  director,
  draft,
  employee,
  ends,
  file,
  type History,
  organisation,
  overdue,
  receipt,
  received,
  registered,
  requested,
  rules,
  scheme,
  signed,
  started,
  unsignedChecked,
} from "./file.story.js";
import { receiveApplication } from "./receive-application.js";
import { signApplication } from "./sign-application.js";
import { submitApplication } from "./submit-application.js";

const today = "2026-01-15";
const facts = { scheme, definition };
const closing: Scheme = {
  phase: "published",
  current: { version: 1, definition: "d1" },
  closesOn: today,
};
const state = (history: History) => history.reduce(application.evolve, application.initial);

/** A world in which one organisation and one scheme are known. */
const world = (known: Scheme = scheme): World => {
  const states: Readonly<Record<string, unknown>> = {
    [`organisation-${organisation}`]: registered,
    "scheme-label": known,
  };
  return {
    fold: async <State, Event extends DomainEvent>(
      { kind, initial }: Aggregate<State, Event>,
      id: string,
    ) => (states[`${kind}-${id}`] ?? initial) as State,
    blob: async (hash) => ({ ...definition, id: hash }) as unknown as Json,
  };
};

const gatherIntake = (history: History, known?: Scheme) =>
  receiveApplication.gather?.(state(history), {}, world(known), "");

const sign = (history: History, actor = asCarrier(director), day = today) =>
  file.given(...history).when(signApplication, {}, day, [director], actor);

describe("receiving an application", () => {
  it("takes a draft in under the version in force, and opens its delays", () =>
    file
      .given(...draft)
      .when(receiveApplication, {}, today, facts, asCarrier())
      .then(received));
  it("takes it in on the day on which the scheme closes, and not after", () => {
    const last = { scheme: closing, definition };
    file
      .given(...draft)
      .when(receiveApplication, {}, today, last, asCarrier())
      .then(received);
    file
      .given(...draft)
      .when(receiveApplication, {}, "2026-01-16", last, asCarrier())
      .refused("SCHEME_TAKES_NO_FILES", { scheme: "label", day: "2026-01-16" });
  });
  it("needs the rules of the scheme", () =>
    file
      .given(...draft)
      .when(receiveApplication, {}, today, undefined)
      .refused("SCHEME_TAKES_NO_FILES", { scheme: "label", day: today }));
  it("counts a paper file from the day on which it came, even once the scheme has closed", () =>
    file
      .given(...draft)
      .when(
        receiveApplication,
        { receivedOn: today },
        "2026-02-20",
        { scheme: closing, definition },
        asSecretariat,
      )
      .then(received));
  it("does not let who submits online say that it was yesterday", () => {
    file
      .given(...draft)
      .when(receiveApplication, { receivedOn: today }, "2026-01-16", facts, asCarrier())
      .refused("RECEIPT_IS_TODAY", { today: "2026-01-16" });
    file
      .given(...draft)
      .when(receiveApplication, { receivedOn: today }, today, facts, asCarrier())
      .then(received);
  });
  it("does not receive what has not come yet", () =>
    file
      .given(...draft)
      .when(receiveApplication, { receivedOn: "2026-01-16" }, today, facts, asSecretariat)
      .refused("RECEIVED_IN_THE_FUTURE", { today }));
  it("is so already, unless another day is told", () => {
    for (const history of [receipt, checked, awaiting, declared]) {
      file
        .given(...history)
        .when(receiveApplication, {}, "2026-01-16", undefined)
        .then();
      file
        .given(...history)
        .when(receiveApplication, { receivedOn: today }, today, undefined)
        .then();
      file
        .given(...history)
        .when(receiveApplication, { receivedOn: "2026-01-14" }, today, undefined)
        .refused("APPLICATION_ALREADY_RECEIVED", { receivedOn: today });
    }
  });
  it("comes too late once the delay for complements has run out", () =>
    file
      .given(...overdue.history)
      .when(receiveApplication, {}, overdue.day, undefined)
      .refused(overdue.code, overdue.about));
  it.each(ends)("%s", (code, history, about) =>
    file
      .given(...history)
      .when(receiveApplication, {}, today, undefined)
      .refused(code, about),
  );

  it("reads the scheme once, and for a draft alone", async () => {
    expect(await gatherIntake(draft)).toEqual({ scheme, definition: { ...definition, id: "d1" } });
    expect(await gatherIntake(draft, { phase: "unknown" })).toBeUndefined();
    expect(await gatherIntake([])).toBeUndefined();
    expect(await gatherIntake(receipt)).toBeUndefined();
  });
});

const gatherSignatories = (history: History) =>
  signApplication.gather?.(state(history), {}, world(), "");

describe("signing an application", () => {
  const unsignedReceipt = [...draft, received];

  it("commits the carrier", () => sign(unsignedReceipt).then(signed));
  it("can be done by an operator for the signatory", () =>
    sign(unsignedReceipt, { ...asSecretariat, for: director }).then(signed));
  it("is for who has power to commit the organisation", () => {
    sign(unsignedReceipt, asCarrier()).refused("NOT_A_SIGNATORY");
    sign(receipt, asCarrier()).refused("NOT_A_SIGNATORY");
    sign(unsignedReceipt, { ...asCarrier(director), for: employee }).refused("NOT_A_SIGNATORY");
  });
  it("waits for the file to be handed in", () => sign(draft).refused("APPLICATION_NOT_RECEIVED"));
  it("is so already when somebody has signed", () => {
    sign(receipt).then();
    sign(checked).then();
  });
  it("sends a file that was found unsigned back to be checked", () => {
    sign(unsignedChecked).then(signed);
    expect(state([...unsignedChecked, signed])).toMatchObject({
      phase: "received",
      filing: { signatory: director },
    });
    expect(state([...unsignedChecked, signed])).not.toHaveProperty("check");
  });
  it("provides the signature that complements were requested for", () =>
    sign(awaiting, asCarrier(director), "2026-02-19").then(
      { ...signed, signedOn: "2026-02-19" },
      { type: "ComplementsMet", metOn: "2026-02-19" },
    ));
  it("leaves open what else was asked for", () => {
    const more = requested(
      { path: "signatory", nature: "incomplete" },
      { path: "charterAnswers.article1", nature: "incorrect" },
    );
    sign([...unsignedChecked, more]).then(signed);
    expect(state([...unsignedChecked, more, signed])).toMatchObject({
      phase: "awaiting-complements",
      filing: { deadlines: { awaited: [{ path: "charterAnswers.article1" }] } },
    });
  });
  it("comes too late once the delay has run out", () =>
    sign(overdue.history, asCarrier(director), overdue.day).refused(overdue.code, overdue.about));
  it("changes nothing once admissibility is declared", () =>
    sign(declared).refused("ADMISSIBILITY_DECLARED", { declaredOn: "2026-03-01" }));
  it.each(ends)("%s", (code, history, about) => sign(history).refused(code, about));

  it("asks the organisation who may commit it", async () => {
    expect(await gatherSignatories(receipt)).toEqual([director]);
    expect(await gatherSignatories([])).toEqual([]);
    expect(await gatherSignatories([{ ...started, organisation: "another" }])).toEqual([]);
  });
});

const submit = (history: History, actor = asCarrier(director), day = today, known = closing) =>
  file
    .given(...history)
    .when(
      submitApplication,
      {},
      day,
      { intake: { scheme: known, definition }, signatories: [director] },
      actor,
    );

it("hands it in and signs it at once", () => submit(draft).then(received, signed));

describe("submitting an application", () => {
  it("can be done by an operator for the signatory", () =>
    submit(draft, { ...asSecretariat, for: director }).then(received, signed));
  it("is all or nothing", () => {
    submit(draft, asCarrier()).refused("NOT_A_SIGNATORY");
    submit(draft, asCarrier(director), "2026-01-16").refused("SCHEME_TAKES_NO_FILES", {
      scheme: "label",
      day: "2026-01-16",
    });
  });
  it("happens once", () => {
    for (const history of [receipt, checked, awaiting, declared])
      submit(history).refused("APPLICATION_ALREADY_RECEIVED", { receivedOn: today });
  });
  it.each(ends)("%s", (code, history, about) => submit(history).refused(code, about));

  it("gathers what receiving and signing do", async () =>
    expect(await submitApplication.gather?.(state(draft), {}, world(), "")).toEqual({
      intake: { scheme, definition: { ...definition, id: rules.definition } },
      signatories: [director],
    }));
});

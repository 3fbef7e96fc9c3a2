import { describe, expect, it } from "@jest/globals";
import type { SessionEvent } from "#labelling/session/events.js";
import { type Matter, matterKinds } from "#labelling/session/matter.js";
import { type ItemOutcome, outcomes } from "#labelling/session/question.js";
import { session } from "#labelling/session/session.js";
import {
  added,
  ana,
  bob,
  cast,
  convened,
  deliberated,
  file,
  heldOn,
  opened,
  requested,
} from "#labelling/session/session.story.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import { sheetFor } from "#labelling/session/vote-sheet.js";
import { countBallots } from "./count-ballots.js";
import { following } from "./reaction.story.js";
import { recordDecisions } from "./record-decisions.js";
import { recordLabelDecisions } from "./record-label-decisions.js";
import { releaseFiles } from "./release-files.js";
import { renewLabels } from "./renew-labels.js";
import { settleProposals } from "./settle-proposals.js";

const board = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const after = following<SessionEvent>(`session-${board}`);
const given = (command: string) => [{ command, to: file, body: { session: board } }];

const debated = [added, opened(ana, bob), requested, deliberated(ana, bob)] as const;
const frozen: SessionEvent = { type: "BallotsClosed", item: file };
const counted: SessionEvent = {
  type: "BallotsTallied",
  item: file,
  counts: { for: 2, against: 0, abstain: 0, notCast: 0 },
};

const sheetAfter = (...history: readonly SessionEvent[]): LegalitySheet => {
  const state = history.reduce(session.evolve, session.initial);
  const [item] = state.phase === "open" ? state.items : [];
  if (state.phase !== "open" || item?.stage.is !== "tallied") throw new Error("nothing is counted");
  return sheetFor(state, item, item.stage, heldOn);
};
const sheet = sheetAfter(convened(), ...debated, frozen, counted);
const decided = (kind: Matter["kind"], outcome: ItemOutcome): SessionEvent => ({
  type: "ItemDecided",
  item: file,
  kind,
  outcome,
  conditions: [],
  sheet,
  decidedOn: heldOn,
});
const removed = (kind: Matter["kind"]): SessionEvent => ({
  type: "AgendaItemRemoved",
  item: file,
  kind,
});
const adjourned = (kind: Matter["kind"]): SessionEvent => ({
  type: "ItemAdjourned",
  item: file,
  kind,
  reason: "put-off",
  adjournedOn: heldOn,
});
const others = matterKinds.filter((kind) => kind !== "application" && kind !== "appeal");

describe("recording decisions", () => {
  it.each(["application", "appeal"] as const)("follows whatever is decided of an %s", (kind) => {
    for (const outcome of ["granted", "granted-with-conditions", "adjourned", "refused"] as const)
      expect(after(recordDecisions, convened(), ...debated, decided(kind, outcome))).toEqual(
        given("RecordDecision"),
      );
  });
  it.each(others)("leaves a %s to others", (kind) => {
    for (const outcome of outcomes)
      expect(after(recordDecisions, convened(), decided(kind, outcome))).toEqual([]);
  });
  it("waits for a decision", () => {
    expect(after(recordDecisions, convened(), ...debated, frozen)).toEqual([]);
    expect(after(recordDecisions, convened(), ...debated, adjourned("application"))).toEqual([]);
    const rejected: SessionEvent = { type: "QuestionRejected", item: file, sheet };
    expect(after(recordDecisions, convened(), ...debated, rejected)).toEqual([]);
  });
});

describe("releasing files", () => {
  it.each(["application", "appeal"] as const)("lets go an %s that is left undecided", (kind) => {
    expect(after(releaseFiles, convened(), removed(kind))).toEqual(given("ReleaseApplication"));
    expect(after(releaseFiles, convened(), ...debated, adjourned(kind))).toEqual(
      given("ReleaseApplication"),
    );
  });
  it.each(others)("holds no %s", (kind) => {
    expect(after(releaseFiles, convened(), removed(kind))).toEqual([]);
    expect(after(releaseFiles, convened(), ...debated, adjourned(kind))).toEqual([]);
  });
  it("leaves alone what is deliberated, or decided", () => {
    expect(after(releaseFiles, convened(), ...debated)).toEqual([]);
    expect(after(releaseFiles, convened(), ...debated, decided("application", "refused"))).toEqual(
      [],
    );
  });
});

describe("renewing labels", () => {
  it("follows a renewal that was decided", () =>
    expect(after(renewLabels, convened(), decided("renewal", "renewed"))).toEqual(
      given("RenewLabel"),
    ));
  it("follows no other decision, and nothing but one", () => {
    for (const outcome of outcomes.filter((one) => one !== "renewed"))
      expect(after(renewLabels, convened(), decided("renewal", outcome))).toEqual([]);
    expect(after(renewLabels, convened(), ...debated, adjourned("renewal"))).toEqual([]);
  });
});

describe("recording what leaves a label as it is", () => {
  it.each([
    ["renewal", "not-renewed"],
    ["renewal", "adjourned"],
    ["revocation", "not-revoked"],
    ["revocation", "adjourned"],
  ] as const)("follows a %s that came out as %s", (kind, outcome) =>
    expect(after(recordLabelDecisions, convened(), decided(kind, outcome))).toEqual(
      given("RecordLabelDecision"),
    ),
  );
  it("leaves what changes a label, and every other matter, to others", () => {
    for (const outcome of ["renewed", "revoked"] as const)
      for (const kind of ["renewal", "revocation"] as const)
        expect(after(recordLabelDecisions, convened(), decided(kind, outcome))).toEqual([]);
    for (const kind of ["application", "appeal", "proposal"] as const)
      for (const outcome of outcomes)
        expect(after(recordLabelDecisions, convened(), decided(kind, outcome))).toEqual([]);
  });
  it("waits for a decision", () =>
    expect(after(recordLabelDecisions, convened(), ...debated, adjourned("renewal"))).toEqual([]));
});

describe("settling proposals", () => {
  it.each(["approved", "sent-back"] as const)("follows rules that were %s", (outcome) =>
    expect(after(settleProposals, convened(), decided("proposal", outcome))).toEqual(
      given("SettleProposal"),
    ),
  );
  it("waits where they were put off, and leaves other matters alone", () => {
    expect(after(settleProposals, convened(), decided("proposal", "adjourned"))).toEqual([]);
    expect(after(settleProposals, convened(), decided("application", "refused"))).toEqual([]);
    expect(after(settleProposals, convened(), ...debated, adjourned("proposal"))).toEqual([]);
  });
});

describe("counting ballots", () => {
  const secret = convened({ ballots: "secret" });

  it("follows the end of a secret vote", () =>
    expect(after(countBallots, secret, ...debated, frozen)).toEqual([
      { command: "TallyBallots", to: board, body: { item: file } },
    ]));
  it("follows each of them", () =>
    expect(after(countBallots, secret, ...debated, frozen, { ...frozen, item: board })).toEqual([
      { command: "TallyBallots", to: board, body: { item: board } },
    ]));
  it("opens none before", () =>
    expect(
      after(countBallots, secret, ...debated, {
        ...cast(ana, "for"),
        type: "SecretBallotCast",
      }),
    ).toEqual([]));
  it("has nothing to count where all see who votes which way", () =>
    expect(after(countBallots, convened(), ...debated, cast(ana, "for"), frozen)).toEqual([]));
});

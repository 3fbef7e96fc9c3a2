import { describe, expect, it } from "@jest/globals";
import { awaits } from "./awaits.js";
import type { LabelEvent } from "./events.js";
import { type Label } from "./label.js";
import {
  adjourned,
  after,
  afterwards,
  answered,
  board,
  ends,
  expired,
  granted,
  type History,
  lastDay,
  mark,
  nextBoard,
  proposed,
  renewalRefused,
  revocationRefused,
  revoked,
  self,
  suspended,
  worldOf,
} from "./label.story.js";
import { proposeRevocation } from "./propose-revocation.js";
import { putLabelOnAgenda } from "./put-label-on-agenda.js";
import { recordLabelDecision } from "./record-label-decision.js";
import { revokeLabel } from "./revoke-label.js";

const decidedOn = "2007-12-14";
const motives = "La charte n’est plus respectée.";
const refusedRenewal = { kind: "renewal", outcome: "not-renewed", decidedOn } as const;
const refusedRevocation = { kind: "revocation", outcome: "not-revoked", decidedOn } as const;
const put = { type: "LabelPutOnAgenda", kind: "revocation", putOn: "2007-11-26" } as const;
const listed = { ...put, session: nextBoard };

/** As a session stands once it has decided this of the label. */
const deciding = (kind: string, outcome: string, day = decidedOn) => ({
  phase: "open",
  items: [{ item: self, kind, stage: { is: "decided", outcome, decidedOn: day } }],
});

describe("recording what a session has refused or adjourned of a label", () => {
  const record = (
    left: Parameters<typeof recordLabelDecision.decide>[3],
    today: string,
    ...history: History
  ) => mark.given(...history).when(recordLabelDecision, { session: nextBoard }, today, left);

  it("tells it on the day of the decision, whenever that is recorded", () => {
    record(refusedRenewal, decidedOn, granted).then(renewalRefused);
    record(refusedRenewal, afterwards, granted).then(renewalRefused);
    record(refusedRevocation, decidedOn, granted, proposed, answered).then(revocationRefused);
    record({ kind: "renewal", outcome: "adjourned", decidedOn }, decidedOn, granted).then(
      adjourned,
    );
    record(
      { kind: "revocation", outcome: "adjourned", decidedOn },
      decidedOn,
      granted,
      proposed,
    ).then({ ...adjourned, kind: "revocation" });
  });
  it("tells it of a suspended label as well, which stays suspended", () => {
    record(refusedRenewal, decidedOn, granted, suspended).then(renewalRefused);
    expect(after(granted, suspended, renewalRefused)).toMatchObject({ phase: "suspended" });
  });
  it("says it once, whatever comes twice", () => {
    record(refusedRenewal, decidedOn, granted, renewalRefused).then();
    record(refusedRevocation, decidedOn, granted, proposed, revocationRefused).then();
    record(undefined, decidedOn, granted, adjourned).then();
  });
  it("says each session’s own", () => {
    const earlier: LabelEvent = { ...renewalRefused, decision: { session: board } };
    record(refusedRenewal, decidedOn, granted, earlier).then(renewalRefused);
  });
  it("wants a label, and a decision that leaves it as it is", () => {
    record(refusedRenewal, decidedOn).refused("LABEL_NOT_GRANTED");
    record(undefined, decidedOn, granted).refused("NOTHING_REFUSED_NOR_ADJOURNED");
  });
  it("is in time on the last day of the label, and not after", () => {
    const last = { ...refusedRenewal, decidedOn: lastDay };
    record(last, afterwards, granted).then({ ...renewalRefused, refusedOn: lastDay });
  });
  it.each(ends)("comes too late: %s", (code, history, about) =>
    record({ ...refusedRenewal, decidedOn: afterwards }, afterwards, ...history).refused(
      code,
      about,
    ),
  );

  const found = (kind: string, outcome: string, session = nextBoard) =>
    recordLabelDecision.gather?.(
      after(granted),
      { session },
      worldOf({ [`session-${nextBoard}`]: deciding(kind, outcome) }),
      self,
    );
  it("finds what the session has decided", async () => {
    expect(await found("renewal", "not-renewed")).toEqual(refusedRenewal);
    expect(await found("revocation", "not-revoked")).toEqual(refusedRevocation);
    expect(await found("revocation", "adjourned")).toEqual({
      ...refusedRevocation,
      outcome: "adjourned",
    });
  });
  it("leaves what changes the label, and what is decided of its file, to others", async () => {
    expect(await found("renewal", "renewed")).toBeUndefined();
    expect(await found("revocation", "revoked")).toBeUndefined();
    expect(await found("application", "adjourned")).toBeUndefined();
    expect(await found("renewal", "not-renewed", board)).toBeUndefined();
    const listedOnly = {
      phase: "open",
      items: [{ item: self, kind: "renewal", stage: { is: "listed" } }],
    };
    const world = worldOf({ [`session-${nextBoard}`]: listedOnly });
    const body = { session: nextBoard };
    expect(await recordLabelDecision.gather?.(after(granted), body, world, self)).toBeUndefined();
  });
});

describe("a renewal that was refused", () => {
  const sitting = { scheme: granted.scheme, heldOn: "2008-01-18" };
  it("may be asked of another session while the term runs", () => {
    expect(awaits(after(granted, renewalRefused), "renewal", sitting)).toBe(true);
    expect(awaits(after(granted, renewalRefused, expired), "renewal", sitting)).toBe(false);
  });
  it("leaves a proposal to revoke as it was", () =>
    expect(after(granted, proposed, renewalRefused)).toMatchObject({
      held: { proposal: { proposedOn: proposed.proposedOn } },
    }));
});

describe("a revocation that was refused", () => {
  const settled = [granted, proposed, answered, listed, revocationRefused] as const;
  it("ends the proposal: another revocation wants another one", () => {
    expect(after(...settled)).not.toHaveProperty("held.proposal");
    const sitting = { scheme: granted.scheme, heldOn: "2008-01-18" };
    expect(awaits(after(...settled), "revocation", sitting)).toBe(false);
    mark
      .given(...settled)
      .when(revokeLabel, { motives }, "2007-12-17", { isInHand: false })
      .refused("REVOCATION_NOT_PROPOSED");
    mark
      .given(...settled)
      .when(proposeRevocation, { motives, answerDueOn: "2008-01-10" }, "2007-12-17")
      .then({
        type: "RevocationProposed",
        motives,
        answerDueOn: "2008-01-10",
        proposedOn: "2007-12-17",
      });
  });
  it("leaves alone what was proposed only since", () => {
    const anew = { ...proposed, proposedOn: "2007-12-17", answerDueOn: "2008-01-10" };
    expect(after(granted, anew, revocationRefused)).toMatchObject({
      held: { proposal: { proposedOn: "2007-12-17" } },
    });
  });
  it("says nothing more where it was let drop before it is recorded", () =>
    expect(
      after(
        granted,
        proposed,
        { type: "RevocationDropped", droppedOn: decidedOn },
        revocationRefused,
      ),
    ).not.toHaveProperty("held.proposal"));
  it("is no adjournment, after which the proposal stands", () =>
    expect(after(granted, proposed, { ...adjourned, kind: "revocation" })).toMatchObject({
      held: { proposal: { proposedOn: proposed.proposedOn } },
    }));
});

describe("a refusal that is not recorded yet", () => {
  const refusal = deciding("revocation", "not-revoked");
  const known = (state: Label, session: object) =>
    revokeLabel.gather?.(state, { motives }, worldOf({ [`session-${nextBoard}`]: session }), self);
  const heard = after(granted, proposed, answered, listed);
  const revoke = (refusedOn: string | undefined, ...history: History) =>
    mark.given(...history).when(revokeLabel, { motives }, "2007-12-17", {
      isInHand: false,
      ...(refusedOn === undefined ? {} : { refusedOn }),
    });

  it("takes nobody’s label away in between", async () => {
    expect(await known(heard, refusal)).toEqual({ isInHand: false, refusedOn: decidedOn });
    revoke(decidedOn, granted, proposed, answered, listed).refused("REVOCATION_NOT_PROPOSED");
  });
  const nothing = { isInHand: false };
  it("is looked for where the label was last, until it is recorded", async () => {
    expect(await known(after(granted, proposed, answered), refusal)).toEqual(nothing);
    expect(await known(heard, deciding("revocation", "adjourned"))).toEqual(nothing);
    expect(await known(after(granted, proposed, listed, revocationRefused), refusal)).toEqual(
      nothing,
    );
    expect(await known(after(), refusal)).toEqual(nothing);
  });
  it("is no answer to what was proposed only since", () =>
    revoke("2007-08-31", granted, proposed, answered, listed).then({
      ...revoked,
      motives,
      revokedOn: "2007-12-17",
    }));

  const isFree = async (...history: History) =>
    (
      await putLabelOnAgenda.gather?.(
        after(...history),
        { session: board, kind: "revocation" },
        worldOf({ [`session-${nextBoard}`]: refusal }),
        self,
      )
    )?.isFree;
  it("keeps the label off every other agenda", async () => {
    expect(await isFree(granted, proposed, answered, listed)).toBe(false);
    expect(await isFree(granted, proposed, answered, listed, revocationRefused)).toBe(true);
    const anew = { ...proposed, proposedOn: "2007-12-17", answerDueOn: "2008-01-10" };
    expect(await isFree(granted, anew, listed)).toBe(true);
    const sameDay = { ...proposed, proposedOn: decidedOn, answerDueOn: "2008-01-10" };
    expect(await isFree(granted, proposed, listed, revocationRefused, sameDay)).toBe(true);
  });
});

import { describe, expect, it } from "@jest/globals";
import { answerRevocation } from "./answer-revocation.js";
import { dropRevocation } from "./drop-revocation.js";
import type { LabelEvent } from "./events.js";
import { proposeRevocation as proposeForEver } from "./former/propose-revocation.js";
import {
  after,
  afterwards,
  answered,
  board,
  ends,
  granted,
  type History,
  lastDay,
  mark,
  proposed,
  renewed,
  self,
  suspended,
  worldOf,
} from "./label.story.js";
import { proposeRevocation } from "./propose-revocation.js";
import { revokeLabel } from "./revoke-label.js";

const motives = "La charte n’est plus respectée.";
const answerDueOn = "2007-09-30";
const undecided = { isInHand: false };

describe("proposing to revoke", () => {
  const today = "2007-09-01";
  const propose = (due: string, ...history: History) =>
    mark.given(...history).when(proposeRevocation, { motives, answerDueOn: due }, today);
  const event = { type: "RevocationProposed", motives, answerDueOn, proposedOn: today } as const;
  it("gives motives and a time to answer", () => {
    propose(answerDueOn, granted).then(event);
    propose(answerDueOn, granted, suspended).then(event);
    propose("2007-09-02", granted).then({ ...event, answerDueOn: "2007-09-02" });
  });
  it("gives a day at least", () => propose(today, granted).refused("NO_TIME_TO_ANSWER"));
  it("gives no longer than the label has left, or six months", () => {
    propose("2007-12-31", granted).then({ ...event, answerDueOn: "2007-12-31" });
    propose(lastDay, granted).then({ ...event, answerDueOn: lastDay });
    for (const due of [afterwards, "9999-12-31"])
      propose(due, granted).refused("ANSWER_DUE_TOO_LATE", { latest: lastDay });
    const latest = "2008-03-01";
    propose(latest, granted, renewed).then({ ...event, answerDueOn: latest });
    propose("2008-03-02", granted, renewed).refused("ANSWER_DUE_TOO_LATE", { latest });
  });
  it("comes too late on the label’s last day", () => {
    for (const due of [lastDay, afterwards])
      mark
        .given(granted)
        .when(proposeRevocation, { motives, answerDueOn: due }, lastDay)
        .refused("LABEL_ENDS_TODAY", { today: lastDay });
  });
  it("gave any later day under its first rule", () =>
    mark
      .given(granted)
      .when(proposeForEver, { motives, answerDueOn: "9999-12-31" }, today)
      .then({ ...event, answerDueOn: "9999-12-31" }));
  it("changes nothing in passing", () =>
    propose("2007-10-31", granted, proposed).refused("REVOCATION_ALREADY_PROPOSED", {
      answerDueOn,
    }));
  it("wants a label", () => propose(answerDueOn).refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    mark
      .given(...history)
      .when(proposeRevocation, { motives, answerDueOn: "2008-12-31" }, afterwards)
      .refused(code, about),
  );
});

const answer = (today: string, ...history: History) =>
  mark.given(...history).when(answerRevocation, { text: "Voici." }, today);

describe("answering", () => {
  const event = { type: "HolderAnswered", text: "Voici." } as const;
  it("is possible as long as nothing is decided, more than once", () => {
    answer("2007-09-10", granted, proposed).then({ ...event, answeredOn: "2007-09-10" });
    answer("2007-10-15", granted, proposed).then({ ...event, answeredOn: "2007-10-15" });
    answer("2007-09-11", granted, suspended, proposed, answered).then({
      ...event,
      answeredOn: "2007-09-11",
    });
  });
  it("answers something", () => {
    answer("2007-09-10", granted).refused("REVOCATION_NOT_PROPOSED");
    answer("2007-09-10").refused("LABEL_NOT_GRANTED");
    expect(after(granted, answered)).toEqual(after(granted));
  });
  it("counts from the first time", () =>
    expect(
      after(granted, proposed, answered, { ...event, answeredOn: "2007-09-29" }),
    ).toMatchObject({ held: { proposal: { answeredOn: "2007-09-10" } } }));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    answer(afterwards, ...history).refused(code, about),
  );
});

describe("letting a proposal drop", () => {
  const today = "2007-09-20";
  const drop = (...history: History) =>
    mark.given(...history).when(dropRevocation, {}, today, undecided);
  const dropped: LabelEvent = { type: "RevocationDropped", droppedOn: today };
  it("may say why", () => {
    drop(granted, proposed).then(dropped);
    mark
      .given(granted, proposed)
      .when(dropRevocation, { motives }, today, undecided)
      .then({ ...dropped, motives });
  });
  it("says nothing where there is none", () => {
    drop(granted).then();
    drop(granted, proposed, dropped).then();
  });
  it("leaves nothing to revoke on", () =>
    mark
      .given(granted, proposed, answered, dropped)
      .when(revokeLabel, { motives }, "2007-10-01", undecided)
      .refused("REVOCATION_NOT_PROPOSED"));
  it("wants a label", () => drop().refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    mark
      .given(...history)
      .when(dropRevocation, {}, afterwards, undecided)
      .refused(code, about),
  );
});

const revocationIn = (outcome: string, session?: string) =>
  revokeLabel.gather?.(
    after(granted),
    { motives, ...(session === undefined ? {} : { session }) },
    worldOf({
      [`session-${board}`]: {
        phase: "open",
        items: [{ item: self, stage: { is: "decided", outcome, decidedOn: "2007-11-23" } }],
      },
    }),
    self,
  );

describe("revoking a label", () => {
  const revoke = (today: string, ...history: History) =>
    mark.given(...history).when(revokeLabel, { motives }, today, undecided);
  const event = (revokedOn: string) => ({ type: "LabelRevoked", motives, revokedOn }) as const;
  it("follows the holder’s answer", () => {
    revoke("2007-09-10", granted, proposed, answered).then(event("2007-09-10"));
    revoke("2007-09-10", granted, suspended, proposed, answered).then(event("2007-09-10"));
    const atOnce = { ...answered, answeredOn: proposed.proposedOn };
    revoke(proposed.proposedOn, granted, proposed, atOnce).then(event(proposed.proposedOn));
  });
  it("or the end of the time to give one", () => {
    revoke("2007-10-01", granted, proposed).then(event("2007-10-01"));
    revoke(answerDueOn, granted, proposed).refused("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
  });
  it("does not come out of the blue", () => {
    revoke("2007-10-01", granted).refused("REVOCATION_NOT_PROPOSED");
    revoke("2007-10-01").refused("LABEL_NOT_GRANTED");
  });
  it("follows no proposal from before a renewal", () => {
    const day = "2008-02-01";
    revoke(day, granted, proposed, answered, renewed).refused("REVOCATION_NOT_PROPOSED");
  });
  it.each(ends)("comes too late: %s", (code, history, about) =>
    revoke(afterwards, ...history).refused(code, about),
  );

  const asked = { motives, session: board };
  const decide = (decidedOn: string | undefined, ...history: History) =>
    mark.given(...history).when(revokeLabel, asked, "2007-12-01", {
      ...undecided,
      ...(decidedOn === undefined ? {} : { decidedOn }),
    });
  const byCommittee = { ...event("2007-12-01"), decision: { session: board } };
  it("may be what the committee has decided", () => {
    decide("2007-11-23", granted, proposed).then(byCommittee);
    decide("2007-09-10", granted, proposed, answered).then(byCommittee);
    decide(undefined, granted, proposed, answered).refused("REVOCATION_NOT_DECIDED");
  });
  it("was not decided before the holder could answer", () => {
    decide("2007-09-09", granted, proposed, answered).refused("HOLDER_MAY_STILL_ANSWER", {
      answerDueOn,
    });
    decide(answerDueOn, granted, proposed).refused("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
    decide("2007-08-31", granted, proposed, answered).refused("REVOCATION_NOT_PROPOSED");
  });
  it("finds what the session has decided", async () => {
    expect(await revocationIn("revoked", board)).toEqual({ ...undecided, decidedOn: "2007-11-23" });
    expect(await revocationIn("not-revoked", board)).toEqual(undecided);
    expect(await revocationIn("revoked", self)).toEqual(undecided);
    expect(await revocationIn("revoked")).toEqual(undecided);
  });
});

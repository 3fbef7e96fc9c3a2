import { describe, expect, it } from "@jest/globals";
import { dropRevocation } from "./drop-revocation.js";
import { putUnheardOnAgenda } from "./former/put-label-on-agenda.js";
import { isHeard, mayAnswerUntil } from "./heard.js";
import { isInHand } from "./in-hand.js";
import {
  after,
  answered,
  board,
  ends,
  granted,
  type History,
  lastDay,
  mark,
  nextBoard,
  proposed,
  revoked,
  self,
  sitting,
  suspended,
  worldOf,
} from "./label.story.js";
import { putLabelOnAgenda } from "./put-label-on-agenda.js";
import { revokeLabel } from "./revoke-label.js";
import { surrenderLabel } from "./surrender-label.js";
import { takeUpLabel } from "./take-up-label.js";

const motives = "La charte n’est plus respectée.";
const { answerDueOn } = proposed;
const dayAfterDue = "2007-10-01";
const revocation = { session: nextBoard, kind: "revocation" } as const;
const listed = { type: "LabelPutOnAgenda", ...revocation, putOn: "2007-09-12" } as const;
const taken = { type: "LabelTakenUp", ...revocation, takenUpOn: dayAfterDue } as const;
const dropped = { type: "RevocationDropped", droppedOn: "2007-09-20" } as const;

describe("a holder who is told why a label may be taken away", () => {
  it("is heard once they have answered, or once the last day to answer is over", () => {
    expect(isHeard(proposed, answerDueOn)).toBe(false);
    expect(isHeard(proposed, dayAfterDue)).toBe(true);
    const told = { ...proposed, answeredOn: answered.answeredOn };
    expect(isHeard(told, "2007-09-09")).toBe(false);
    expect(isHeard(told, answered.answeredOn)).toBe(true);
  });
  it("may answer until that day, as long as there is something to answer", () => {
    expect(mayAnswerUntil(after(granted, proposed), answerDueOn)).toBe(answerDueOn);
    expect(mayAnswerUntil(after(granted, suspended, proposed), answerDueOn)).toBe(answerDueOn);
    expect(mayAnswerUntil(after(granted, proposed), dayAfterDue)).toBeUndefined();
    expect(mayAnswerUntil(after(granted, proposed, answered), "2007-09-10")).toBeUndefined();
    for (const history of [[], [granted], [granted, proposed, dropped]])
      expect(mayAnswerUntil(after(...history), "2007-09-20")).toBeUndefined();
    expect(mayAnswerUntil(after(granted, proposed, revoked), "2007-09-20")).toBeUndefined();
  });
});

describe("putting a revocation on an agenda ahead of time", () => {
  const putFor = (heldOn: string, rule = putLabelOnAgenda, ...history: History) =>
    mark
      .given(granted, proposed, ...history)
      .when(rule, revocation, "2007-09-12", { asking: sitting(heldOn), isFree: true });
  it("is for a session on whose day the holder will have been heard", () => {
    putFor(dayAfterDue).then(listed);
    putFor(answerDueOn).refused("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
    putFor("2007-09-20", putLabelOnAgenda, answered).then(listed);
  });
  it("was for any session under its former rule", () =>
    putFor(answerDueOn, putUnheardOnAgenda).then(listed));
});

describe("taking a label up", () => {
  const take = (today: string, ...history: History) =>
    mark.given(...history).when(takeUpLabel, revocation, today);
  it("is noted once, for the session on whose agenda it is", () => {
    take(dayAfterDue, granted, proposed, listed).then(taken);
    take(dayAfterDue, granted, proposed, listed, taken).then();
    take(dayAfterDue, granted, proposed, { ...listed, session: board }).refused(
      "MATTER_ON_ANOTHER_AGENDA",
    );
  });
  it("is for what still waits to be decided", () => {
    take(dayAfterDue, granted, proposed, listed, dropped).refused("MATTER_NOT_READY");
    const renewal = { session: nextBoard, kind: "renewal" } as const;
    mark
      .given(granted, { ...listed, ...renewal })
      .when(takeUpLabel, renewal, lastDay)
      .then({ ...taken, ...renewal, takenUpOn: lastDay });
    mark
      .given(granted, { ...listed, ...renewal })
      .when(takeUpLabel, renewal, dayAfterDue)
      .refused("MATTER_NOT_READY");
  });
  it("takes nothing away from who may still answer", () => {
    take(answerDueOn, granted, proposed, listed).refused("HOLDER_MAY_STILL_ANSWER", {
      answerDueOn,
    });
    const answeredToday = { ...taken, takenUpOn: "2007-09-10" };
    take("2007-09-10", granted, proposed, answered, listed).then(answeredToday);
  });
  it("wants a label", () => take(dayAfterDue).refused("LABEL_NOT_GRANTED"));
  it.each(ends)("comes too late: %s", (code, history, about) =>
    take("2008-01-26", ...history).refused(code, about),
  );
});

describe("a label in the hands of a committee", () => {
  const inHand = [granted, proposed, listed, taken] as const;
  const busy = { isInHand: true };
  it("is in them from the question on until the session has decided or adjourned", async () => {
    const stageIs = (is: string) =>
      worldOf({
        [`session-${nextBoard}`]: { phase: "open", items: [{ item: self, stage: { is } }] },
      });
    for (const is of ["listed", "requested", "deliberating", "closed", "tallied"])
      expect(await isInHand(after(...inHand), stageIs(is), self)).toBe(true);
    for (const is of ["decided", "adjourned"])
      expect(await isInHand(after(...inHand), stageIs(is), self)).toBe(false);
  });
  it("is in them where all that is known of the session is of before the question", async () =>
    expect(await isInHand(after(...inHand), worldOf({}), self)).toBe(true));
  it("is in nobody’s before it was taken up", async () => {
    for (const history of [[], [granted, proposed, listed]])
      expect(await isInHand(after(...history), worldOf({}), self)).toBe(false);
  });
  it("loses neither its proposal nor itself by the secretariat", async () => {
    expect(await dropRevocation.gather?.(after(...inHand), {}, worldOf({}), self)).toEqual(busy);
    mark
      .given(...inHand)
      .when(dropRevocation, {}, dayAfterDue, busy)
      .refused("LABEL_IN_DELIBERATION");
    mark
      .given(...inHand)
      .when(revokeLabel, { motives }, dayAfterDue, busy)
      .refused("LABEL_IN_DELIBERATION");
    expect(await revokeLabel.gather?.(after(...inHand), { motives }, worldOf({}), self)).toEqual(
      busy,
    );
  });
  it("is its holder’s to give up all the same", () =>
    mark
      .given(...inHand)
      .when(surrenderLabel, {}, dayAfterDue)
      .then({ type: "LabelSurrendered", surrenderedOn: dayAfterDue }));
});

import { describe, it } from "@jest/globals";
import { answerRevocation } from "./answer-revocation.js";
import { commitBrandUse } from "./commit-brand-use.js";
import { dropRevocation } from "./drop-revocation.js";
import type { LabelEvent } from "./events.js";
import {
  answered,
  conditionDue,
  granted,
  type History,
  mark,
  proposed,
  renewalRefused,
  revoked,
  surrendered,
  suspended,
} from "./label.story.js";
import { meetCondition } from "./meet-condition.js";
import { notifyHolder } from "./notify-holder.js";
import { proposeRevocation } from "./propose-revocation.js";
import { reinstateLabel } from "./reinstate-label.js";
import { revokeLabel } from "./revoke-label.js";
import { surrenderLabel } from "./surrender-label.js";
import { suspendLabel } from "./suspend-label.js";

const today = "2007-12-20";
const until = "2007-12-31";
const motives = "D’autres motifs.";
const met: LabelEvent = { type: "ConditionMet", condition: 1, metOn: conditionDue };
const letter = { means: "letter", notifiedOn: "2007-12-18", proof: "Recommandé 1A" } as const;
const notified: LabelEvent = { type: "HolderNotified", ...letter, recordedOn: "2007-12-18" };
const committed: LabelEvent = {
  type: "BrandUseCommitted",
  uses: ["display"],
  committedOn: "2007-02-01",
};

const when = (...history: History) => mark.given(...history);
const { suspendedOn } = suspended;
const { answerDueOn } = proposed;
const endedOn = "2007-10-01";
/** No session has it in hand. */
const idle = { isInHand: false };

/** A repeat of the same call has its first answer, by its key; these are further calls. */
describe("what is so already", () => {
  it.each([
    ["a condition met", when(granted, met).when(meetCondition, { condition: 1 }, today)],
    ["a label that is not suspended", when(granted).when(reinstateLabel, {}, today)],
    ["no proposal to drop", when(granted).when(dropRevocation, {}, today, idle)],
    ["a label given up", when(granted, surrendered).when(surrenderLabel, {}, today)],
    [
      "a use committed to",
      when(granted, committed).when(commitBrandUse, { uses: ["display"] }, today),
    ],
    // One letter of several: each says so.
    [
      "a holder notified that day",
      when(granted, renewalRefused, notified).when(
        notifyHolder,
        { ...letter, proof: "Un autre pli." },
        today,
      ),
    ],
  ])("is no fault to ask for where nothing is said besides: %s", (_, decided) => decided.then());

  it.each([
    [
      "CONDITION_ALREADY_MET",
      { metOn: conditionDue },
      when(granted, met).when(meetCondition, { condition: 1, evidence: "Bilan." }, today),
    ],
    [
      "SUSPENDED_ALREADY",
      { suspendedOn },
      when(granted, suspended).when(suspendLabel, { motives }, today),
    ],
    [
      "SUSPENDED_ALREADY",
      { suspendedOn },
      when(granted, suspended).when(suspendLabel, { motives, until }, today),
    ],
    [
      "SUSPENDED_FOR_A_TIME",
      { suspendedOn, until },
      when(granted, { ...suspended, until }).when(suspendLabel, { motives, until }, today),
    ],
    [
      "SUSPENDED_FOR_A_TIME",
      { suspendedOn, until },
      when(granted, { ...suspended, until }).when(suspendLabel, { motives }, today),
    ],
    ["NOT_SUSPENDED", {}, when(granted).when(reinstateLabel, { motives }, today)],
    ["NO_REVOCATION_TO_DROP", {}, when(granted).when(dropRevocation, { motives }, today, idle)],
    [
      "REVOCATION_ALREADY_PROPOSED",
      { answerDueOn },
      when(granted, proposed).when(proposeRevocation, { motives, answerDueOn }, today),
    ],
    [
      "LABEL_REVOKED",
      { endedOn },
      when(granted, proposed, answered, revoked).when(revokeLabel, { motives }, today, idle),
    ],
    [
      "LABEL_SURRENDERED",
      { endedOn },
      when(granted, surrendered).when(surrenderLabel, { motives }, today),
    ],
  ] as const)("loses nobody’s words: %s", (code, about, decided) => decided.refused(code, about));

  it("takes words that may come more than once", () => {
    when(granted, proposed, answered)
      .when(answerRevocation, { text: "Encore." }, today)
      .then({ type: "HolderAnswered", text: "Encore.", answeredOn: today });
    when(granted, committed)
      .when(commitBrandUse, { uses: ["display"], text: "Affiches." }, today)
      .then({ ...committed, text: "Affiches.", committedOn: today });
  });

  it("takes other words of who has let the first go", () => {
    const reinstated: LabelEvent = { type: "LabelReinstated", reinstatedOn: today };
    when(granted, suspended, reinstated)
      .when(suspendLabel, { motives }, today)
      .then({ type: "LabelSuspended", motives, suspendedOn: today });
    const dropped: LabelEvent = { type: "RevocationDropped", droppedOn: today };
    when(granted, proposed, dropped)
      .when(proposeRevocation, { motives, answerDueOn: until }, today)
      .then({ type: "RevocationProposed", motives, answerDueOn: until, proposedOn: today });
  });
});

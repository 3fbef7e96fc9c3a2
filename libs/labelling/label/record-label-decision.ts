import { IsUUID } from "class-validator";
import { accept, command, type Decision, unreachable } from "#kernel/index.js";
import type { Matter } from "../session/matter.js";
import type { ItemOutcome } from "../session/question.js";
import { session as meeting } from "../session/session.js";
import { type LabelEvent, type LabelMatter, labelMatters } from "./events.js";
import { isLeftBy } from "./held.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class RecordLabelDecisionBody {
  @IsUUID() readonly session!: string;
}

/** What a session has decided of a label without renewing it or taking it away. */
interface Left {
  readonly kind: LabelMatter;
  readonly outcome: "not-renewed" | "not-revoked" | "adjourned";
  readonly decidedOn: string;
}

const leaving: readonly Left["outcome"][] = ["not-renewed", "not-revoked", "adjourned"];

/** Whether a decision leaves a label as it is; its holder is told of it all the same. */
export const leftAsItIs = (
  of: Matter["kind"],
  outcome: ItemOutcome,
): Pick<Left, "kind" | "outcome"> | undefined => {
  const kind = labelMatters.find((one) => one === of);
  const known = leaving.find((one) => one === outcome);
  return kind && known && { kind, outcome: known };
};

const eventOf = (
  { kind, outcome, decidedOn }: Left,
  { session }: RecordLabelDecisionBody,
): LabelEvent => {
  const decision = { session };
  switch (outcome) {
    case "not-renewed":
      return { type: "RenewalRefused", decision, refusedOn: decidedOn };
    case "not-revoked":
      return { type: "RevocationRefused", decision, refusedOn: decidedOn };
    case "adjourned":
      return { type: "DecisionAdjourned", kind, decision, adjournedOn: decidedOn };
    default:
      return unreachable(outcome);
  }
};

/** As for a renewal, the day of the decision tells, not that on which it is recorded. */
export const recordLabelDecision = command({
  type: "RecordLabelDecision",
  schema: 1,
  summary: "Records what a session has decided of a label that it leaves as it is.",
  on: label,
  shape: RecordLabelDecisionBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Label, { session }, world, id): Promise<Left | undefined> => {
    const state = await world.fold(meeting, session);
    const item = "items" in state ? state.items.find((one) => one.item === id) : undefined;
    if (item?.stage.is !== "decided") return undefined;
    const { outcome, decidedOn } = item.stage;
    const left = leftAsItIs(item.kind, outcome);
    return left && { ...left, decidedOn };
  },
  decide: (was, body, _, left): Decision<LabelEvent> => {
    if (was.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    if (isLeftBy(was.held, body.session)) return accept();
    if (!left) return reject("NOTHING_REFUSED_NOR_ADJOURNED");
    const state = onDay(was, left.decidedOn);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    return accept(eventOf(left, body));
  },
  commandOf: (events) => {
    const made = events.find(isLeft);
    if (!made) throw new Error("no decision that leaves a label as it is among the events");
    return { session: made.decision.session };
  },
});

type LeftEvent = Extract<
  LabelEvent,
  { readonly type: "RenewalRefused" | "RevocationRefused" | "DecisionAdjourned" }
>;

const isLeft = (event: LabelEvent): event is LeftEvent =>
  event.type === "RenewalRefused" ||
  event.type === "RevocationRefused" ||
  event.type === "DecisionAdjourned";

import { accept, command, type Decision } from "#kernel/index.js";
import type { BySession, Imposed, LabelEvent } from "./events.js";
import { grantingOf } from "./granting.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { reject } from "./rejections.js";

export class SupersedeConditionsBody {}

/** What the last decision on the label's file asks, where it grants and a session took it. */
interface Facts {
  readonly decision: BySession;
  readonly conditions: readonly Imposed[];
  readonly decidedOn: string;
}

/** An appeal may lift conditions, or put others in their place: the later decision supersedes the earlier. */
export const supersedeConditions = command({
  type: "SupersedeConditions",
  schema: 1,
  summary:
    "Puts the conditions of a later decision in the place of those that a label was granted under.",
  on: label,
  shape: SupersedeConditionsBody,
  example: {},
  gather: async (
    state: Label,
    _: SupersedeConditionsBody,
    world,
    id,
  ): Promise<Facts | undefined> => {
    if (state.phase === "not-granted") return undefined;
    const granting = await grantingOf(world, state.held.application, id);
    if (!granting || granting.decision === "deemed") return undefined;
    const { decision, conditions, decidedOn } = granting;
    return { decision, conditions, decidedOn };
  },
  decide: (was, _, { today }, latest: Facts | undefined): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const { periods, imposedBy = periods[0].decision } = state.held;
    if (!latest || hasEnded(state)) return accept();
    const { decision, conditions, decidedOn } = latest;
    if (imposedBy !== "deemed" && imposedBy.session === decision.session) return accept();
    return accept({ type: "ConditionsSuperseded", decision, conditions, supersededOn: decidedOn });
  },
  commandOf: () => ({}),
});

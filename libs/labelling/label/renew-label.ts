import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { dayDecided } from "./decided-in.js";
import type { LabelEvent } from "./events.js";
import type { Held } from "./held.js";
import { hasEnded, type Label, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";
import { renewalOpensOn, renewedFrom, termFrom } from "./term.js";

export class RenewLabelBody {
  @IsUUID() readonly session!: string;
}

interface Facts {
  /** When the session decided the renewal. */
  readonly decidedOn?: string;
}

/** Whether a session's renewal is recorded. */
export const isRenewedBy = ({ periods }: Held, session: string): boolean =>
  periods.some(({ decision }) => decision !== "deemed" && decision.session === session);

/**
 * The day of the decision tells, not that on which it is recorded: what was decided by the last day
 * is in time. A suspended label can be renewed, and stays suspended: its time runs on meanwhile, so
 * that refusing would take the label away with neither motives nor an answer.
 */
export const renewLabel = command({
  type: "RenewLabel",
  schema: 1,
  summary: "Renews a label as a session has decided, from the day after its last one.",
  on: label,
  shape: RenewLabelBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Label, { session }: RenewLabelBody, world, id): Promise<Facts> => {
    const day = await dayDecided(world, session, id, "renewed");
    return day ? { decidedOn: day } : {};
  },
  decide: (was, { session }, _, { decidedOn }): Decision<LabelEvent> => {
    if (was.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    if (isRenewedBy(was.held, session)) return accept();
    if (decidedOn === undefined) return reject("RENEWAL_NOT_DECIDED");
    const state = onDay(was, decidedOn);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    const { held } = state;
    const opensOn = renewalOpensOn(held);
    if (decidedOn < opensOn) return reject("RENEWAL_NOT_OPEN", { opensOn });
    const period = termFrom(held, renewedFrom(held));
    return accept({ type: "LabelRenewed", decision: { session }, ...period, renewedOn: decidedOn });
  },
  commandOf: (events) => ({ session: madeBy(events, "LabelRenewed").decision.session }),
});

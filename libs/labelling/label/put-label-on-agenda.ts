import { IsIn, IsUUID } from "class-validator";
import {
  accept,
  type Circumstances,
  command,
  type Decision,
  madeBy,
  type World,
} from "#kernel/index.js";
import type { Stage } from "../session/item.js";
import { notOpen, reject } from "../session/rejections.js";
import { session as meeting, type Session, stageOf } from "../session/session.js";
import { awaits } from "./awaits.js";
import { type LabelEvent, type LabelMatter, labelMatters } from "./events.js";
import { isHeard, mayAnswerUntil } from "./heard.js";
import { type Held, isLeftBy, stoodOn } from "./held.js";
import { type Label, label } from "./label.js";
import { reject as rejectLabel } from "./rejections.js";
import { isRenewedBy } from "./renew-label.js";

export class PutLabelOnAgendaBody {
  @IsUUID() readonly session!: string;
  @IsIn(labelMatters) readonly kind!: LabelMatter;
}

interface Facts {
  /** The session that is to have it on its agenda. */
  readonly asking: Session;
  /** What the session that had it before decided is carried out, or it decided nothing. */
  readonly isFree: boolean;
}

/** A revocation takes the label away only once somebody sees to it; until then it is not renewed. */
const isRevocable = ({ proposal }: Held, decidedOn: string): boolean =>
  proposal !== undefined && stoodOn(proposal, decidedOn) && isHeard(proposal, decidedOn);

export const isOver = (stage: Stage | undefined, held: Held, session: string): boolean => {
  if (stage?.is !== "decided") return stage === undefined || stage.is === "adjourned";
  const { outcome, decidedOn } = stage;
  if (outcome === "renewed") return isRenewedBy(held, session);
  return outcome !== "revoked" || !isRevocable(held, decidedOn);
};

/** Until its refusal is recorded a proposal still stands, and would come before another session. */
const isSettled: typeof isOver = (stage, held, session) =>
  isOver(stage, held, session) &&
  (stage?.is !== "decided" ||
    stage.outcome !== "not-revoked" ||
    isLeftBy(held, session) ||
    !stoodOn(held.proposal, stage.decidedOn));

/** @param over whether what the session that had it decided leaves the label free */
export const gathering =
  (over: typeof isOver) =>
  async (
    state: Label,
    { session }: PutLabelOnAgendaBody,
    world: World,
    id: string,
  ): Promise<Facts> => ({
    asking: await world.fold(meeting, session),
    isFree: await isFree(state, world, id, over),
  });

const isFree = async (
  state: Label,
  world: World,
  id: string,
  over: typeof isOver,
): Promise<boolean> => {
  if (state.phase === "not-granted" || state.held.agenda === undefined) return true;
  const { agenda } = state.held;
  return over(stageOf(await world.fold(meeting, agenda), id), state.held, agenda);
};

/** @param unheard until when a holder may answer who will not have been heard on a day */
export const putting =
  (unheard: typeof mayAnswerUntil) =>
  (
    state: Label,
    { session, kind }: PutLabelOnAgendaBody,
    { today }: Circumstances,
    { asking, isFree: free }: Facts,
  ): Decision<LabelEvent> => {
    if (state.phase !== "not-granted" && state.held.agenda === session) return accept();
    if (asking.phase !== "convened" && asking.phase !== "open") return notOpen(asking);
    if (!awaits(state, kind, asking)) return reject("MATTER_NOT_READY");
    const answerDueOn = kind === "revocation" ? unheard(state, asking.heldOn) : undefined;
    if (answerDueOn !== undefined) return rejectLabel("HOLDER_MAY_STILL_ANSWER", { answerDueOn });
    return free
      ? accept({ type: "LabelPutOnAgenda", session, kind, putOn: today })
      : reject("MATTER_ON_ANOTHER_AGENDA");
  };

/**
 * A label is on one agenda at a time: else one session renews what another takes away. A revocation may
 * be put on one ahead of time, for a day on which the holder will have been heard.
 */
export const putLabelOnAgenda = command({
  type: "PutLabelOnAgenda",
  schema: 3,
  summary: "Notes on whose agenda a label is, to be renewed or revoked.",
  on: label,
  shape: PutLabelOnAgendaBody,
  example: { session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d", kind: "renewal" },
  gather: gathering(isSettled),
  decide: putting(mayAnswerUntil),
  commandOf: (events) => {
    const { session, kind } = madeBy(events, "LabelPutOnAgenda");
    return { session, kind };
  },
});

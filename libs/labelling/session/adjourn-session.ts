import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { type Adjournment, adjournments, type SessionEvent } from "./events.js";
import type { Item } from "./item.js";
import { officesOn, openingQuorum, presentExample } from "./open-session.js";
import { presidingOf } from "./presiding.js";
import { notConvened, reject } from "./rejections.js";
import { type In, type Session, session } from "./session.js";

export class AdjournSessionBody {
  @IsIn(adjournments) readonly reason!: Adjournment;
  /** Who came. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly present!: readonly PersonId[];
}

/** Why the reason given does not hold: only a true want of quorum lets a second convening do without. */
const unfounded = (
  state: In<"convened">,
  { reason, present }: AdjournSessionBody,
  board: Committee,
  today: string,
) => {
  if (reason === "put-off") return undefined;
  if (today < state.heldOn) return reject("NOT_THE_DAY", { heldOn: state.heldOn });
  const offices = officesOn(board, state.heldOn);
  if (reason === "no-chair")
    return presidingOf(state.terms.chair, { ...offices, present })
      ? reject("SOMEBODY_PRESIDES")
      : undefined;
  const { met, required, reached } = openingQuorum(state, offices.roll, present);
  return met ? reject("QUORUM_IS_REACHED", { required, reached }) : undefined;
};

const left = (items: readonly Item[], reason: Adjournment, adjournedOn: string) =>
  items
    .filter(({ stage }) => stage.is === "listed")
    .map(({ item, kind }) => ({ type: "ItemAdjourned", item, kind, reason, adjournedOn }) as const);

/** Before it opens. What was on its agenda waits for another session. */
export const adjournSession = command({
  type: "AdjournSession",
  schema: 1,
  summary: "Puts a session off that cannot open: too few came, nobody presides, or it is moved.",
  on: session,
  shape: AdjournSessionBody,
  example: { reason: "no-quorum", ...presentExample },
  gather: async (state: Session, _: AdjournSessionBody, world): Promise<Committee> =>
    state.phase === "convened" ? world.fold(committee, state.scheme) : committee.initial,
  decide: (state, body, { today }, board): Decision<SessionEvent> => {
    if (state.phase === "adjourned") return accept();
    if (state.phase !== "convened") return notConvened(state);
    const refusal = unfounded(state, body, board, today);
    if (refusal) return refusal;
    const { reason, present } = body;
    return accept<SessionEvent>(...left(state.items, reason, today), {
      type: "SessionAdjourned",
      reason,
      present,
      adjournedOn: today,
    });
  },
  commandOf: (events) => {
    const { reason, present } = madeBy(events, "SessionAdjourned");
    return { reason, present };
  },
});

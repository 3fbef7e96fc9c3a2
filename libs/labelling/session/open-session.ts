import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { chairOn, deputyOn, rollOn } from "../committee/mandates.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { SessionEvent } from "./events.js";
import { presidingOf } from "./presiding.js";
import { quorumOf, type QuorumSheet } from "./quorum.js";
import { notConvened, reject } from "./rejections.js";
import { type In, type Session, session } from "./session.js";
import { votersOf } from "./voters.js";

export class PresentBody {
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly present!: readonly PersonId[];
  /** Whom those present have chosen to preside, where the rules have them choose. */
  @MayBeAbsent() @IsUUID() readonly elected?: PersonId;
}

export const presentExample = { present: ["7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId] };

/** The committee on a day, as a session takes it over. */
export const officesOn = (state: Committee, day: string) => {
  const [chair, deputy] = [chairOn(state, day), deputyOn(state, day)];
  return { roll: rollOn(state, day), ...(chair && { chair }), ...(deputy && { deputy }) };
};

/** Whether enough are there to begin, whatever the items will bring. */
export const openingQuorum = (
  { terms, proxies, convening }: In<"convened">,
  roll: ReturnType<typeof rollOn>,
  present: readonly PersonId[],
): QuorumSheet => {
  const voters = votersOf({ roll, present, proxies }, []);
  return quorumOf(terms, { roll, voters, recused: [], convening, abstentions: 0 });
};

export const openSession = command({
  type: "OpenSession",
  schema: 1,
  summary: "Opens a session: who has a mandate, who is there, who presides, whether it is enough.",
  on: session,
  shape: PresentBody,
  example: presentExample,
  gather: async (state: Session, _: PresentBody, world): Promise<Committee> =>
    state.phase === "convened" ? world.fold(committee, state.scheme) : committee.initial,
  decide: (state, { present, elected }, { today }, board): Decision<SessionEvent> => {
    if (state.phase !== "convened") return notConvened(state);
    if (today !== state.heldOn) return reject("NOT_THE_DAY", { heldOn: state.heldOn });
    const offices = officesOn(board, today);
    const { roll } = offices;
    if (roll.length === 0) return reject("NO_MANDATES");
    const strangers = present.filter((one) => !roll.some(({ person }) => person === one));
    if (strangers.length > 0) return reject("NOT_ON_THE_ROLL", { people: strangers });
    const named = elected === undefined ? {} : { elected };
    const presiding = presidingOf(state.terms.chair, { ...offices, present, ...named });
    if (!presiding) return reject("NOBODY_PRESIDES");
    const quorum = openingQuorum(state, roll, present);
    const { required, reached } = quorum;
    if (!quorum.met) return reject("QUORUM_NOT_REACHED", { required, reached });
    return accept({
      type: "SessionOpened",
      ...offices,
      presiding,
      present,
      quorum,
      openedOn: today,
    });
  },
  commandOf: (events) => {
    const { present, presiding } = madeBy(events, "SessionOpened");
    return { present, ...(presiding.as === "elected" ? { elected: presiding.person } : {}) };
  },
});

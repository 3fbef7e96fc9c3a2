import { IsIn, IsUUID } from "class-validator";
import {
  accept,
  type Actor,
  command,
  type Decision,
  madeBy,
  type PersonId,
  type Rejection,
} from "#kernel/index.js";
import { MayBeAbsent } from "../text/may-be.js";
import { type SessionEvent, voteOn } from "./events.js";
import { type Item, recusedFrom } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { type Choice, choices } from "./majority.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

export class CastBallotBody extends ItemBody {
  @IsIn(choices) readonly choice!: Choice;
  /** The member whose proxy is used; left out by who votes for themselves. */
  @MayBeAbsent() @IsUUID() readonly on?: PersonId;
  /** Who votes, where the secretariat writes down a show of hands. */
  @MayBeAbsent() @IsUUID() readonly voter?: PersonId;
}

const ballotsNotOpen = ({ stage }: Item) =>
  stage.is === "listed" || stage.is === "requested"
    ? reject("BALLOTS_NOT_OPEN")
    : reject("BALLOTS_CLOSED");

/** Whose ballot this is: one's own, or in an open vote that of the hand which the secretariat saw. */
const voterOf = (
  named: PersonId | undefined,
  actor: Actor,
  isSecret: boolean,
): PersonId | { readonly rejected: Rejection } => {
  const own = actor.id as PersonId;
  if (actor.as !== "secretariat")
    return named === undefined || named === own ? own : reject("NOT_YOUR_BALLOT");
  if (isSecret) return reject("SECRET_BALLOT_IS_ONES_OWN");
  return named ?? reject("VOTER_NOT_NAMED");
};

/** May be cast anew until voting is closed: the last one counts. */
export const castBallot = command({
  type: "CastBallot",
  schema: 1,
  summary: "Votes for or against the question put on an item, or abstains.",
  on: session,
  shape: CastBallotBody,
  // A secret choice must not be told from the print of its command either.
  personal: ["/choice"],
  subject: ({ item }, stream) => voteOn(stream, item),
  example: { ...itemExample, choice: "for" },
  decide: (state, body, { actor }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const { item, choice } = body;
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    const isSecret = state.terms.ballots === "secret";
    const voter = voterOf(body.voter, actor, isSecret);
    if (typeof voter === "object") return voter;
    const on = body.on ?? voter;
    // First of all: how far the vote is, is not for whoever is recused.
    if (recusedFrom(found).includes(voter)) return reject("RECUSED");
    if (found.stage.is !== "deliberating") return ballotsNotOpen(found);
    const { voters, ballots } = found.stage;
    if (!voters.some((vote) => vote.person === voter && vote.on === on)) return reject("NO_VOTE");
    if (isSecret) return accept({ type: "SecretBallotCast", item, voter, on, choice });
    if (ballots.some((ballot) => ballot.on === on && ballot.choice === choice)) return accept();
    const hands = actor.as === "secretariat" ? { shownOfHands: true as const } : {};
    return accept({ type: "BallotCast", item, voter, on, choice, ...hands });
  },
  commandOf: (events) => {
    const [cast] = events;
    if (cast?.type !== "SecretBallotCast") {
      const { item, voter, on, choice } = madeBy(events, "BallotCast");
      return { item, voter, on, choice };
    }
    // Erased, it reads « effacé »: no rule looks at which way it went.
    const { item, voter, on, choice } = cast;
    return { item, voter, on, choice };
  },
});

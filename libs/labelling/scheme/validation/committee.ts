import {
  ballotForms,
  basisEffects,
  chairStandIns,
  type Committee,
  type Fraction,
  majorityBases,
  type Seat,
  seatBases,
  secondQuorums,
  tieRules,
} from "../definition.js";
import { type Disagreement, integer, list, oneOf, type Parts, record, yesOrNo } from "./shape.js";
import { delay, properName } from "./words.js";

const share = record<Fraction>({ numerator: integer(1, 1_000), denominator: integer(1, 1_000) });
const effect = oneOf(basisEffects);

const seats = list(
  record<Seat>({
    institution: properName,
    count: integer(1, 100),
    substitutes: integer(0, 100),
  }),
  { min: 1, unique: "institution" },
);

type Rule = (parts: Parts<Committee>) => readonly Disagreement[];

/**
 * Members that can be there or vote on any file, the worst included: the one of the institution with
 * most seats, whose members are all recused.
 */
const reachable = (all: readonly Seat[], recusals: (typeof basisEffects)[number]) => {
  const counts = all.map(({ count }) => count);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const voting = total - Math.max(...counts);
  return { basis: recusals === "stay-in-the-basis" ? total : voting, voting };
};

const quorumInReach: Rule = ({ seats: all = [], quorum }) => {
  if (!quorum || all.length === 0) return [];
  const { basis, voting } = reachable(all, quorum.recusals);
  const needed = Math.ceil((basis * quorum.share.numerator) / quorum.share.denominator);
  return needed > voting
    ? [{ at: "/quorum/share", code: "QUORUM_OUT_OF_REACH", about: { needed, reachable: voting } }]
    : [];
};

const majorityInReach: Rule = ({ seats: all = [], majority }) => {
  if (!majority || all.length === 0) return [];
  const { basis, voting } = reachable(all, majority.recusals);
  const { share: part, exceed } = majority;
  const exact = (basis * part.numerator) / part.denominator;
  const needed = exceed ? Math.floor(exact) + 1 : Math.ceil(exact);
  return needed > voting
    ? [
        {
          at: "/majority/share",
          code: "MAJORITY_OUT_OF_REACH",
          about: { needed, reachable: voting },
        },
      ]
    : [];
};

const castingVoteInTheOpen: Rule = ({ ballots, castingVote }) =>
  ballots === "secret" && castingVote === true
    ? [{ at: "/castingVote", code: "CASTING_VOTE_WITH_SECRET_BALLOTS" }]
    : [];

const proxiesAgree: Rule = ({ quorum, majority }) =>
  quorum?.proxiesCount === true && majority?.proxiesPerMember === 0
    ? [{ at: "/quorum/proxiesCount", code: "PROXIES_COUNT_BUT_NONE_ALLOWED" }]
    : [];

const chairIsSeated: Rule = ({ seats: all, chair }) => {
  if (!all || !chair) return [];
  const { institution, whenAbsent, whenRecused } = chair;
  const about = { institution };
  const seat = all.find((one) => one.institution === institution);
  if (!seat) return [{ at: "/chair/institution", code: "INSTITUTION_HAS_NO_SEAT", about }];
  if (seat.substitutes > 0) return [];
  return Object.entries({ whenAbsent, whenRecused })
    .filter(([, standIn]) => standIn === "substitute")
    .map(([field]) => ({ at: `/chair/${field}`, code: "CHAIR_WITHOUT_SUBSTITUTE", about }));
};

export const committee = record<Committee>(
  {
    seats,
    quorum: record<Committee["quorum"]>({
      basis: oneOf(seatBases),
      share,
      proxiesCount: yesOrNo,
      recusals: effect,
      abstentionsCount: yesOrNo,
    }),
    majority: record<Committee["majority"]>({
      basis: oneOf(majorityBases),
      share,
      exceed: yesOrNo,
      abstentions: effect,
      recusals: effect,
      proxiesPerMember: integer(0, 10),
    }),
    ballots: oneOf(ballotForms),
    castingVote: yesOrNo,
    tie: oneOf(tieRules),
    chair: record<Committee["chair"]>({
      institution: properName,
      whenAbsent: oneOf(chairStandIns),
      whenRecused: oneOf(chairStandIns),
    }),
    notice: delay,
    secondConvening: record<Committee["secondConvening"]>({
      quorum: oneOf(secondQuorums),
      after: delay,
    }),
  },
  {
    optional: ["notice"],
    checks: [castingVoteInTheOpen, quorumInReach, majorityInReach, proxiesAgree, chairIsSeated],
  },
);

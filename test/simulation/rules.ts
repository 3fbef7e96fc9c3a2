import {
  ballotForms,
  basisEffects,
  chairStandIns,
  type Committee,
  majorityBases,
  type SchemeDefinition,
  seatBases,
  secondQuorums,
  tieRules,
} from "#labelling/scheme/definition.js";
import { centresRessources } from "#labelling/scheme/shipped/centres-ressources.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import type { Random } from "../random.js";
import { gardens } from "../schemes/gardens.js";

/** Three labels: one voted on in the open, one secretly, and one whose silence decides. */
export const firstRules: readonly SchemeDefinition[] = [creativallee, centresRessources, gardens];

export const pick = <Thing>(random: Random, things: readonly Thing[]): Thing => {
  const one = random.oneOf(things);
  if (one === undefined) throw new Error("There is nothing to pick from.");
  return one;
};

const share = (random: Random) => {
  const denominator = random.between(2, 4);
  return { numerator: random.between(1, Math.max(1, denominator - 1)), denominator };
};

const yes = (random: Random): boolean => random.fraction() < 0.5;

/** Another way to vote; some of these cannot be, and are refused when they are published. */
export const otherTerms = (random: Random, { seats, chair }: Committee): Committee => {
  const proxiesPerMember = random.between(0, 2);
  const ballots = pick(random, ballotForms);
  return {
    seats,
    quorum: {
      basis: pick(random, seatBases),
      share: share(random),
      proxiesCount: proxiesPerMember > 0 && yes(random),
      recusals: pick(random, basisEffects),
      abstentionsCount: yes(random),
    },
    majority: {
      basis: pick(random, majorityBases),
      share: share(random),
      exceed: yes(random),
      abstentions: pick(random, basisEffects),
      recusals: pick(random, basisEffects),
      proxiesPerMember,
    },
    ballots,
    castingVote: ballots === "open" && yes(random),
    tie: pick(random, tieRules),
    chair: {
      institution: chair.institution,
      whenAbsent: pick(random, chairStandIns),
      whenRecused: pick(random, chairStandIns),
    },
    secondConvening: {
      quorum: pick(random, secondQuorums),
      after: { count: random.between(3, 15), unit: "days" },
    },
  };
};

const silences = ["nothing", "deemed-granted", "deemed-refused"] as const;

export const otherRules = (random: Random, rules: SchemeDefinition): SchemeDefinition => ({
  ...rules,
  committee: otherTerms(random, rules.committee),
  procedure: { ...rules.procedure, silence: pick(random, silences) },
});

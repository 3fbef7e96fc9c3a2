import type { Sentence } from "#kernel/index.js";
import type { Committee } from "#labelling/scheme/definition.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { Choice } from "#labelling/session/majority.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";
import type { Happened } from "#projections/stream-told.js";
import { outcomes } from "../codes-in-words.js";
import type { Because } from "./because.js";
import { before, happened, lastOf, type Seen, type SeenSession } from "./seen.js";

type Vote = readonly Happened<SessionEvent>[];

/** Whose counts: one story may hold several votes. */
interface Of {
  readonly seen: Seen;
  readonly vote: string;
}

/** Why the last vote on a matter came to what it did: its rules, its counts, who could vote on what. */
export const whyVoted = (
  seen: Seen,
  { events, whole, ballots }: SeenSession,
  item: string,
): Because | undefined => {
  const about = events.filter(({ event }) => "item" in event && event.item === item);
  const end = lastOf(about, "ItemDecided", "QuestionRejected");
  if (!end) return undefined;
  const { sheet } = end.event;
  const of: Of = { seen, vote: end.envelope.id };
  const placed = (one: Happened, from: readonly Because[] = [], text?: string): Because =>
    happened(seen, one, { from, placeless: !whole, ...(text !== undefined && { text }) });
  const maybe = (one: Happened | undefined, from?: readonly Because[]): readonly Because[] =>
    one ? [placed(one, from)] : [];
  const sofar = before(about, end);
  const put = lastOf(sofar, "DeliberationRequested");
  const convened = maybe(lastOf(events, "SessionConvened"));
  const added = maybe(lastOf(sofar, "AgendaItemAdded"), convened);
  const seated = before(events, end).filter(({ event }) => seats.includes(event.type));
  const recused = sofar.filter(({ event }) => event.type === "MemberRecused");
  const opened = maybe(lastOf(sofar, "DeliberationOpened"), [
    ...maybe(put, added),
    quorumIn(of, sheet, convened),
    ...[...seated, ...recused].map((one) => placed(one)),
  ]);
  const cast = ballots && put ? lastBallots(sofar, put) : [];
  const closed = maybe(lastOf(sofar, "BallotsClosed"), [
    ...opened,
    ...cast.map(({ told, choice }) =>
      placed(told, [], seen.say(words.ballot, { choice: seen.say(choices[choice]) })),
    ),
  ]);
  const { event } = end;
  const text =
    event.type === "ItemDecided"
      ? seen.say(words.decided, {
          on: event.decidedOn,
          outcome: seen.say(outcomes[event.outcome]),
        })
      : undefined;
  return placed(
    end,
    [
      countsIn(of, sheet, maybe(lastOf(sofar, "BallotsTallied"), closed)),
      majorityIn(of, sheet, convened, termsIn(events)),
      ...maybe(sheet.castingVote && lastOf(sofar, "CastingVoteGiven")),
    ],
    text,
  );
};

/** What makes who is there and who presides. */
const seats: readonly SessionEvent["type"][] = [
  "SessionOpened",
  "MemberArrived",
  "MemberLeft",
  "PresidingElected",
  "ProxyGiven",
  "ProxyWithdrawn",
];

/** The last one of each seat that was cast openly since the question was put. */
const lastBallots = (
  about: Vote,
  { envelope: { version } }: Happened,
): readonly { readonly told: Happened; readonly choice: Choice }[] => {
  const bySeat = new Map<string, { readonly told: Happened; readonly choice: Choice }>();
  for (const { envelope, event } of about) {
    if (event.type !== "BallotCast" || envelope.version < version) continue;
    bySeat.set(event.on, { told: { envelope, event }, choice: event.choice });
  }
  return [...bySeat.values()];
};

const termsIn = (events: Vote): Committee | undefined =>
  lastOf(events, "SessionConvened")?.event.terms;

const ruleIn = (
  { seen, vote }: Of,
  { schemeVersion }: LegalitySheet,
  code: string,
  text: string,
  from: readonly Because[],
): Because => ({
  key: `rule ${code} ${vote}`,
  node: { is: "rule", code, scheme: seen.scheme, schemeVersion, text },
  from,
});

const quorumIn = (of: Of, sheet: LegalitySheet, convened: readonly Because[]): Because => {
  const { seen } = of;
  const { basis, size, required, reached } = sheet.quorum;
  const about = { size, required, reached, basis: seen.say(bases[basis]) };
  return ruleIn(of, sheet, "QUORUM", seen.say(words.quorum, about), convened);
};

const majorityIn = (
  of: Of,
  sheet: LegalitySheet,
  convened: readonly Because[],
  terms: Committee | undefined,
): Because => {
  const { seen } = of;
  const { basis, size, required, reached } = sheet.majority;
  const about = { size, required, reached, basis: seen.say(bases[basis]) };
  const { share, exceed } = terms?.majority ?? { share: undefined, exceed: false };
  const asked = share ? seen.say(exceed ? words.moreThan : words.atLeast, { ...share }) : "";
  const text = seen.say(words.majority, { ...about, asked });
  return ruleIn(of, sheet, "MAJORITY", text, convened);
};

const countsIn = (
  { seen, vote }: Of,
  { counts }: LegalitySheet,
  from: readonly Because[],
): Because => ({
  key: `counts ${vote}`,
  node: { is: "fact", code: "COUNTS", text: seen.say(words.counts, { ...counts }) },
  from,
});

const bases: Readonly<Record<LegalitySheet["majority"]["basis"], Sentence>> = {
  "all-seats": { fr: "sièges du comité", en: "seats of the committee" },
  "filled-seats": { fr: "sièges pourvus", en: "filled seats" },
  "present-or-represented": { fr: "présents ou représentés", en: "present or represented" },
};

const choices: Readonly<Record<Choice, Sentence>> = {
  for: { fr: "pour", en: "for" },
  against: { fr: "contre", en: "against" },
  abstain: { fr: "abstention", en: "abstention" },
};

const words = {
  decided: {
    fr: "La séance a décidé le {on} : {outcome}.",
    en: "The session decided on {on}: {outcome}.",
  },
  quorum: {
    fr: "Quorum : sur {size} {basis}, il en fallait {required} ; {reached} étaient là.",
    en: "Quorum: of {size} {basis}, {required} were needed; {reached} were there.",
  },
  majority: {
    fr: "Majorité : {asked} de {size} {basis}, soit {required} voix pour ; il y en a eu {reached}.",
    en: "Majority: {asked} of {size} {basis}, that is {required} votes for; there were {reached}.",
  },
  moreThan: {
    fr: "plus de {numerator}/{denominator}",
    en: "more than {numerator}/{denominator}",
  },
  atLeast: {
    fr: "au moins {numerator}/{denominator}",
    en: "at least {numerator}/{denominator}",
  },
  counts: {
    fr: "{for} pour, {against} contre, {abstain} abstention(s), {notCast} non exprimée(s).",
    en: "{for} for, {against} against, {abstain} abstaining, {notCast} not cast.",
  },
  ballot: { fr: "Une voix : {choice}.", en: "One vote: {choice}." },
} as const;

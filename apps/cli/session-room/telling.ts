import type { Sentence } from "#kernel/index.js";
import type { Stage } from "#labelling/session/item.js";
import { type Choice, choices } from "#labelling/session/majority.js";
import type { Known } from "#labelling/session/session.js";
import { outcomes } from "#read-models/codes-in-words.js";
import type { Cli } from "../cli.js";
import { printable } from "../table.js";
import { counted } from "./counted.js";
import { gaugeOf, type Room, type RoomItem } from "./room.js";
import { seated } from "./seats.js";
import { asksInWords, choicesInWords, kindsInWords } from "./wordings.js";

/** Where a session stands, in a few lines; of a vote only who has voted, and its counts. */
export const linesOf = (cli: Cli, room: Room): readonly string[] => {
  const { state, place, roll, items, nameOf } = room;
  const named = (people: readonly string[]) => people.map((one) => seated(cli, room, one));
  const proxies = Object.entries(state.proxies).map(([from, to]) =>
    cli.say(words.proxy, { from: nameOf(from), to: nameOf(to) }),
  );
  return [
    "",
    cli.say(words.session, {
      scheme: state.scheme,
      heldOn: state.heldOn,
      place: printable(place),
      phase: cli.say(words.phases[state.phase]),
    }),
    ...("presiding" in state
      ? [cli.say(words.presiding, { person: nameOf(state.elected ?? state.presiding.person) })]
      : []),
    "present" in state
      ? cli.say(words.present, { people: named(state.present), of: roll.length })
      : cli.say(words.expected, { people: named(roll.map(({ person }) => person)) }),
    ...(proxies.length > 0 ? [cli.say(words.proxies, { proxies })] : []),
    ...gaugeLines(cli, room),
    ...items.flatMap((item, nth) => itemLines(cli, room, item, nth)),
    ...minutesLines(cli, state),
    "",
  ];
};

/** How many it takes, of how many seats, and who those are that count. */
const gaugeLines = (cli: Cli, room: Room): readonly string[] => {
  const gauge = gaugeOf(room);
  if (!gauge) return [];
  const { basis, size, required, reached, by } = gauge;
  const bar = "█".repeat(reached) + "░".repeat(Math.max(0, required - reached));
  const seats = cli.say(words.seats[basis]);
  const { proxiesCount } = room.state.terms.quorum;
  return [
    cli.say(gauge.met ? words.enough : words.tooFew, { bar, reached, required, size, seats }),
    cli.say(proxiesCount ? words.countedBy : words.countedThere, { ...by }),
  ];
};

const itemLines = (cli: Cli, room: Room, item: RoomItem, nth: number) => {
  const { nameOf } = room;
  const { stage, recusals, motives } = item;
  const counts = stage.is === "tallied" ? stage.counts : item.counts;
  const detail = { nth: nth + 1, title: item.title, kind: cli.say(kindsInWords[item.kind]) };
  const recused = recusals.map(({ person }) => nameOf(person));
  return [
    cli.say(words.item, { ...detail, stage: stageOf(cli, stage) }),
    ...(recused.length > 0 ? [cli.say(words.recused, { recused })] : []),
    ...("question" in stage
      ? [cli.say(words.question, { ask: cli.say(asksInWords[stage.question.ask]) })]
      : []),
    ...("ballots" in stage
      ? [cli.say(words.cast, { cast: stage.ballots.length, of: stage.voters.length })]
      : []),
    ...(counts ? [cli.say(words.counts, { ...counts })] : []),
    ...rollCall(cli, room, item),
    ...castingLines(cli, room, item),
    ...(motives === null ? [] : [cli.say(words.motives, { motives: printable(motives) })]),
  ];
};

/** Who voted which way in the open, once all have, to be checked before the decision is drawn. */
const rollCall = (cli: Cli, { nameOf }: Room, { stage, ballots }: RoomItem): readonly string[] => {
  if (stage.is === "deliberating" || ballots === null) return [];
  return choices.flatMap((choice) => {
    const voters = ballots
      .filter((one) => one.choice === choice)
      .map(({ person, on }) =>
        person === on
          ? nameOf(person)
          : cli.say(words.votesFor, { person: nameOf(person), on: nameOf(on) }),
      );
    return voters.length === 0 ? [] : [cli.say(words.voted[choice], { voters })];
  });
};

/** Whose vote has settled a tie, and which way; or who is to give it. */
const castingLines = (
  cli: Cli,
  room: Room,
  { stage, castingVote }: RoomItem,
): readonly string[] => {
  if (stage.is !== "tallied" && stage.is !== "decided") return [];
  if (castingVote) {
    const { by, choice } = castingVote;
    const about = { by: room.nameOf(by), choice: cli.say(choicesInWords[choice]) };
    return [cli.say(words.casting, about)];
  }
  if (stage.is === "decided" || counted(room)?.isTied !== true) return [];
  return [cli.say(words.castingAwaited, { person: room.nameOf(stage.presiding.person) })];
};

/** The document itself stands elsewhere: what is shown tells whether it is that one. */
const minutesLines = (cli: Cli, state: Known): readonly string[] => {
  if (state.phase !== "closed") return [];
  const { drafted, approved } = state;
  const hash = approved ?? drafted;
  if (hash === undefined) return [cli.say(words.minutes.awaited)];
  const { approved: isSo, proposed } = words.minutes;
  return [cli.say(approved === undefined ? proposed : isSo, { hash }), cli.say(words.minutes.hash)];
};

const stageOf = (cli: Cli, stage: Stage): string =>
  cli.say(stage.is === "decided" ? outcomes[stage.outcome] : words.stages[stage.is]);

const words = {
  session: {
    fr: "{scheme}, séance du {heldOn}, {place} : {phase}",
    en: "{scheme}, session of {heldOn}, {place}: {phase}",
  },
  presiding: { fr: "Présidence : {person}", en: "Presiding: {person}" },
  present: { fr: "Présents (sur {of}) : {people}", en: "Present (of {of}): {people}" },
  expected: { fr: "Ont un mandat : {people}", en: "Have a mandate: {people}" },
  proxies: { fr: "Pouvoirs : {proxies}", en: "Proxies: {proxies}" },
  proxy: { fr: "{from} à {to}", en: "{from} to {to}" },
  enough: {
    fr: "{bar} quorum atteint : il en faut {required} (sur {size} {seats}), ils sont {reached}",
    en: "{bar} quorum reached: it takes {required} (of {size} {seats}), there are {reached}",
  },
  tooFew: {
    fr: "{bar} quorum pas atteint : il en faut {required} (sur {size} {seats}), ils sont {reached}",
    en: "{bar} quorum not reached: it takes {required} (of {size} {seats}), there are {reached}",
  },
  seats: {
    "all-seats": { fr: "sièges en tout", en: "seats in all" },
    "filled-seats": { fr: "sièges pourvus", en: "seats that are filled" },
  },
  countedBy: {
    fr: "   comptent : titulaires présents {members}, suppléants à la place d’un titulaire absent {substitutes}, titulaires représentés par un pouvoir {represented}",
    en: "   counted: titular members present {members}, substitutes in the place of one who is absent {substitutes}, titular members represented by a proxy {represented}",
  },
  countedThere: {
    fr: "   comptent : titulaires présents {members}, suppléants à la place d’un titulaire absent {substitutes} ; les pouvoirs ne comptent pas",
    en: "   counted: titular members present {members}, substitutes in the place of one who is absent {substitutes}; proxies do not count",
  },
  item: { fr: "{nth}. {title} ({kind}) : {stage}", en: "{nth}. {title} ({kind}): {stage}" },
  recused: { fr: "   déportés : {recused}", en: "   recused: {recused}" },
  question: { fr: "   question : {ask}", en: "   question: {ask}" },
  cast: { fr: "   bulletins : {cast} sur {of}", en: "   ballots: {cast} of {of}" },
  counts: {
    fr: "   pour {for}, contre {against}, abstentions {abstain}, sans vote {notCast}",
    en: "   for {for}, against {against}, abstaining {abstain}, not cast {notCast}",
  },
  voted: {
    for: { fr: "   ont voté pour : {voters}", en: "   voted for: {voters}" },
    against: { fr: "   ont voté contre : {voters}", en: "   voted against: {voters}" },
    abstain: { fr: "   se sont abstenus : {voters}", en: "   abstained: {voters}" },
  } satisfies Record<Choice, Sentence>,
  votesFor: { fr: "{person} pour {on}", en: "{person} on behalf of {on}" },
  casting: {
    fr: "   voix prépondérante de {by} : {choice}",
    en: "   casting vote of {by}: {choice}",
  },
  castingAwaited: {
    fr: "   égalité : la voix prépondérante revient à {person}",
    en: "   a tie: the casting vote is {person}’s",
  },
  motives: { fr: "   motifs : {motives}", en: "   motives: {motives}" },
  minutes: {
    awaited: {
      fr: "Procès-verbal : à rédiger",
      en: "Minutes: to be written",
    },
    proposed: {
      fr: "Procès-verbal : proposé, à approuver par la présidence ; empreinte {hash}",
      en: "Minutes: put forward, to be approved by whoever presided; hash {hash}",
    },
    approved: {
      fr: "Procès-verbal : approuvé ; empreinte {hash}",
      en: "Minutes: approved; hash {hash}",
    },
    hash: {
      fr: "   L’empreinte (SHA-256) est celle du fichier : « sha256sum FICHIER » la redonne tant que rien n’y change.",
      en: "   The hash (SHA-256) is that of the file: “sha256sum FILE” gives it as long as nothing in it changes.",
    },
  },
  phases: {
    convened: { fr: "convoquée", en: "convened" },
    open: { fr: "ouverte", en: "open" },
    adjourned: { fr: "ajournée", en: "adjourned" },
    closed: { fr: "levée", en: "closed" },
  } satisfies Record<Known["phase"], Sentence>,
  stages: {
    listed: { fr: "à l’ordre du jour", en: "on the agenda" },
    requested: { fr: "question posée", en: "question put" },
    deliberating: { fr: "vote ouvert", en: "voting" },
    closed: { fr: "vote clos, à dépouiller", en: "voting closed, to be counted" },
    tallied: { fr: "dépouillé", en: "counted" },
    adjourned: { fr: "reporté", en: "put off" },
  } satisfies Record<Exclude<Stage["is"], "decided">, Sentence>,
} as const;

import type { Sentence } from "#kernel/index.js";
import type { Stage } from "#labelling/session/item.js";
import type { Known } from "#labelling/session/session.js";
import { outcomes } from "#read-models/codes-in-words.js";
import type { Cli } from "../cli.js";
import { printable } from "../table.js";
import { counted } from "./counted.js";
import { gaugeOf, type Room, type RoomItem } from "./room.js";
import { asksInWords, choicesInWords, kindsInWords } from "./wordings.js";

/** Where a session stands, in a few lines; of a vote only who has voted, and its counts. */
export const linesOf = (cli: Cli, room: Room): readonly string[] => {
  const { state, place, roll, items, nameOf } = room;
  const gauge = gaugeOf(room);
  const named = (people: readonly string[]) => people.map(nameOf);
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
    ...(gauge
      ? [
          cli.say(gauge.met ? words.enough : words.tooFew, {
            bar:
              "█".repeat(gauge.reached) + "░".repeat(Math.max(0, gauge.required - gauge.reached)),
            reached: gauge.reached,
            required: gauge.required,
          }),
        ]
      : []),
    ...items.flatMap((item, nth) => itemLines(cli, room, item, nth)),
    ...minutesLines(cli, state),
    "",
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
    ...castingLines(cli, room, item),
    ...(motives === null ? [] : [cli.say(words.motives, { motives: printable(motives) })]),
  ];
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
    fr: "{bar} {reached} présents ou représentés, quorum de {required} atteint",
    en: "{bar} {reached} present or represented, quorum of {required} reached",
  },
  tooFew: {
    fr: "{bar} {reached} présents ou représentés, quorum de {required} pas atteint",
    en: "{bar} {reached} present or represented, quorum of {required} not reached",
  },
  item: { fr: "{nth}. {title} ({kind}) : {stage}", en: "{nth}. {title} ({kind}): {stage}" },
  recused: { fr: "   déportés : {recused}", en: "   recused: {recused}" },
  question: { fr: "   question : {ask}", en: "   question: {ask}" },
  cast: { fr: "   bulletins : {cast} sur {of}", en: "   ballots: {cast} of {of}" },
  counts: {
    fr: "   pour {for}, contre {against}, abstentions {abstain}, sans vote {notCast}",
    en: "   for {for}, against {against}, abstaining {abstain}, not cast {notCast}",
  },
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

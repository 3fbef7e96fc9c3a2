import type { Sentence } from "#kernel/index.js";
import type { Opinion } from "#labelling/instruction/events.js";
import type { Ground, InterestSource } from "#labelling/interest/interest.js";
import type { InstructionDetail } from "#read-models/desk/show-instruction.js";
import type { ToldReview, ToldReviewer } from "#read-models/desk/told-instruction.js";
import type { ToldReading } from "#read-models/readings/list-readings.js";
import type { Cli } from "./cli.js";
import { thingsRead } from "./readings.js";
import { headed, section } from "./section.js";
import { printable } from "./table.js";
import type { Wording } from "#read-models/file-wording.js";

/** What the lines about a file's instruction call things. */
interface Called {
  readonly title: string;
  person(id: string): string;
  readonly wording: Pick<Wording, "criterion">;
}

/** How a file is reviewed, as far as its reader may know. */
export const instructionLines = (
  cli: Cli,
  shown: InstructionDetail,
  called: Called,
): readonly string[] => [
  ...headed(cli, called.title, [
    [words.phase, cli.say(words.phases[shown.phase])],
    [words.openedOn, shown.openedOn],
    [words.closedOn, shown.closedOn],
    [words.minimum, String(shown.minimum)],
    [words.reviewBy, shown.reviewBy],
    [words.mean, shown.mean === null ? null : percent(cli, shown.mean)],
  ]),
  ...section(
    cli,
    words.reviewers,
    shown.reviewers.flatMap((one) => reviewerLines(cli, one, shown, called)),
  ),
  ...section(
    cli,
    words.interests,
    shown.interests.map((one) => interestLine(cli, one, called)),
  ),
  ...section(
    cli,
    words.notes,
    shown.notes.map(({ on, author, text }) =>
      printable(cli.say(words.note, { on, author: called.person(author), text })),
    ),
  ),
];

const percent = (cli: Cli, thousandths: number): string =>
  cli.say(words.percent, { mark: Math.round(thousandths / 10) });

const reviewerLines = (
  cli: Cli,
  one: ToldReviewer,
  { criteria }: InstructionDetail,
  { person, wording }: Called,
): readonly string[] => {
  const { standing, dueOn: due, late, leftOn, replacedBy, motives } = one;
  const who = one.person === null ? cli.say(words.hidden) : person(one.person);
  const became = [
    cli.say(words.standings[standing], { due, on: leftOn ?? "" }),
    ...(late ? [cli.say(words.late)] : []),
    ...(replacedBy === null ? [] : [cli.say(words.replaced, { by: person(replacedBy) })]),
    ...(motives === null ? [] : [`« ${motives} »`]),
  ];
  const marks = (review: ToldReview) =>
    criteria.map(({ id, outOf }) => {
      const about = { criterion: wording.criterion(id), mark: review.marks[id] ?? "–", outOf };
      return cli.say(words.mark, about);
    });
  return [
    cli.say(words.reviewer, { who, became: became.join(", ") }),
    ...one.reviews.flatMap((review) => {
      const opinion = cli.say(words.opinions[review.opinion]);
      const about = { on: review.on, opinion, mark: percent(cli, review.mark) };
      const line = cli.say(words.review, about);
      return [`  ${line}`, `    ${marks(review).join(", ")}`, `    « ${review.text} »`];
    }),
  ].map(printable);
};

const interestLine = (
  cli: Cli,
  one: InstructionDetail["interests"][number],
  { person }: Called,
): string => {
  const { source, declaredBy, note, cleared, readBefore } = one;
  const by = declaredBy === null ? cli.say(words.sources[source]) : person(declaredBy);
  const grounds = cli.say(words.grounds[one.grounds]);
  const about = { on: one.declaredOn, who: person(one.person), grounds, by };
  return printable(
    [
      cli.say(words.interest, about),
      ...(note === null ? [] : [`« ${note} »`]),
      ...(cleared ? [cli.say(words.cleared, { on: cleared.on })] : []),
      ...(cleared?.reason ? [`« ${cleared.reason} »`] : []),
      ...(readBefore ? [readLine(cli, readBefore)] : []),
    ].join("  "),
  );
};

/** The last reading of each kind: what came before it is in the register. */
const readLine = (cli: Cli, read: readonly ToldReading[]): string => {
  const last = new Map(read.map((one) => [one.document ?? one.what, one]));
  const things = [...last.values()].map(({ what, version }) =>
    [cli.say(thingsRead[what]), ...(version === null ? [] : [`v${version}`])].join(" "),
  );
  return cli.say(read.length === 0 ? words.readNothing : words.hadRead, { things });
};

const words = {
  phase: { fr: "Instruction", en: "Instruction" },
  phases: {
    open: { fr: "ouverte", en: "open" },
    closed: { fr: "close", en: "closed" },
  } satisfies Record<InstructionDetail["phase"], Sentence>,
  openedOn: { fr: "Ouverte le", en: "Opened on" },
  closedOn: { fr: "Close le", en: "Closed on" },
  minimum: { fr: "Avis nécessaires", en: "Reviews needed" },
  reviewBy: { fr: "À rendre avant la fin du", en: "Due by" },
  mean: { fr: "Moyenne", en: "Mean" },
  percent: { fr: "{mark} %", en: "{mark}%" },
  reviewers: { fr: "Rapporteurs", en: "Reviewers" },
  hidden: { fr: "un rapporteur", en: "a reviewer" },
  reviewer: { fr: "{who} : {became}", en: "{who}: {became}" },
  standings: {
    awaited: { fr: "avis attendu avant la fin du {due}", en: "review awaited by {due}" },
    in: { fr: "avis rendu", en: "review in" },
    declined: { fr: "a décliné le {on}", en: "declined on {on}" },
    replaced: { fr: "remplacé le {on}", en: "replaced on {on}" },
    interested: { fr: "écarté le {on} (lien d’intérêts)", en: "left on {on} (interest)" },
  } satisfies Record<ToldReviewer["standing"], Sentence>,
  late: { fr: "en retard", en: "late" },
  replaced: { fr: "par {by}", en: "by {by}" },
  review: { fr: "{on}  {opinion}, {mark}", en: "{on}  {opinion}, {mark}" },
  mark: { fr: "{criterion} {mark}/{outOf}", en: "{criterion} {mark}/{outOf}" },
  opinions: {
    favourable: { fr: "favorable", en: "favourable" },
    unfavourable: { fr: "défavorable", en: "unfavourable" },
    reserved: { fr: "réservé", en: "reserved" },
  } satisfies Record<Opinion, Sentence>,
  interests: { fr: "Liens d’intérêts", en: "Interests" },
  interest: { fr: "{on}  {who} : {grounds}, selon {by}", en: "{on}  {who}: {grounds}, says {by}" },
  grounds: {
    institution: { fr: "son institution est candidate", en: "their institution applies" },
    organisation: { fr: "agit pour la structure", en: "acts for the organisation" },
    person: { fr: "a signé le dossier", en: "signed the file" },
    other: { fr: "autre lien", en: "another tie" },
  } satisfies Record<Ground, Sentence>,
  sources: {
    member: { fr: "cette personne", en: "the member" },
    colleague: { fr: "un membre du comité", en: "a colleague" },
    engine: { fr: "le moteur", en: "the engine" },
  } satisfies Record<InterestSource, Sentence>,
  cleared: { fr: "levé le {on}", en: "cleared on {on}" },
  hadRead: { fr: "avait lu : {things}", en: "had read: {things}" },
  readNothing: { fr: "n’en avait rien lu", en: "had read nothing of it" },
  notes: { fr: "Notes internes", en: "Internal notes" },
  note: { fr: "{on}  {author} : {text}", en: "{on}  {author}: {text}" },
} as const;

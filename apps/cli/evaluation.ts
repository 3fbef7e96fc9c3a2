import type { Sentence } from "#kernel/index.js";
import type { Appreciation } from "#labelling/evaluation/evaluation.js";
import type { ListedEvaluation } from "#read-models/evaluations/list-evaluations.js";
import type { EvaluationDetail, ToldCriterion } from "#read-models/evaluations/show-evaluation.js";
import type { Cli } from "./cli.js";
import type { Names } from "./names.js";
import { headed, section } from "./section.js";
import { printable } from "./table.js";

export const phasesInWords: Readonly<Record<ListedEvaluation["phase"], Sentence>> = {
  "under-way": { fr: "en cours", en: "under way" },
  submitted: { fr: "rendue", en: "submitted" },
};

/** A look back on an initiative: each criterion with its answer, then the whole in one piece. */
export const evaluationLines = async (
  cli: Cli,
  { scheme, evaluator, ...shown }: EvaluationDetail,
  names: Pick<Names, "titleOf" | "onCommittee">,
): Promise<readonly string[]> => {
  const called = (id: string) => criterionInWords(cli, shown.criteria, id);
  return [
    ...headed(cli, shown.title ?? shown.id, [
      [words.label, await names.titleOf({ kind: "renewal", item: shown.label })],
      [words.grid, cli.say(words.version, { scheme, version: shown.grid })],
      [words.evaluator, evaluator === null ? null : (await names.onCommittee(scheme))(evaluator)],
      [words.phase, cli.say(phasesInWords[shown.phase])],
      [words.startedOn, shown.startedOn],
      [words.submittedOn, shown.submittedOn],
      [words.id, shown.id],
    ]),
    ...section(
      cli,
      words.criteria,
      shown.criteria.flatMap((one) => criterionLines(cli, one, called(one.id))),
    ),
    ...section(cli, words.synthesis, shown.synthesis === null ? [] : [printable(shown.synthesis)]),
    ...section(
      cli,
      words.improvements,
      shown.improvements.flatMap(({ criterion, title, question, proposedOn: on }) => {
        const about = { on, title, called: criterion === null ? "" : called(criterion) };
        const line = cli.say(criterion === null ? words.another : words.changed, about);
        return [printable(line), `  ${printable(question)}`];
      }),
    ),
  ];
};

const criterionInWords = (cli: Cli, criteria: readonly ToldCriterion[], id: string): string => {
  const title = criteria.find((one) => one.id === id)?.title;
  return title ? cli.say(title) : id;
};

const criterionLines = (
  cli: Cli,
  { question, answer }: ToldCriterion,
  called: string,
): readonly string[] => [
  called,
  ...[
    ...(question ? [cli.say(question)] : []),
    ...(answer ? answerLines(cli, answer) : [cli.say(words.unanswered)]),
  ].map((line) => `  ${printable(line)}`),
];

const answerLines = (
  cli: Cli,
  { answer, evidence, appreciation, answeredOn: on }: NonNullable<ToldCriterion["answer"]>,
): readonly string[] => [
  cli.say(words.answer, { on, appreciation: cli.say(appreciations[appreciation]), answer }),
  ...(evidence === null ? [] : [cli.say(words.evidence, { evidence })]),
];

const appreciations: Readonly<Record<Appreciation, Sentence>> = {
  progress: { fr: "progrès", en: "progress" },
  neutral: { fr: "neutre", en: "neutral" },
  harm: { fr: "dommage", en: "harm" },
  "not-observed": { fr: "non observé", en: "not observed" },
};

const words = {
  label: { fr: "Label", en: "Label" },
  grid: { fr: "Grille", en: "Grid" },
  version: { fr: "{scheme}, version {version}", en: "{scheme}, version {version}" },
  evaluator: { fr: "Évaluateur", en: "Evaluator" },
  phase: { fr: "État", en: "Phase" },
  startedOn: { fr: "Commencée le", en: "Started on" },
  submittedOn: { fr: "Rendue le", en: "Submitted on" },
  id: { fr: "Identifiant", en: "Id" },
  criteria: { fr: "Critères", en: "Criteria" },
  unanswered: { fr: "pas encore de réponse", en: "no answer yet" },
  answer: { fr: "{on}  {appreciation} : {answer}", en: "{on}  {appreciation}: {answer}" },
  evidence: { fr: "D’après : {evidence}", en: "It rests on: {evidence}" },
  synthesis: { fr: "Synthèse", en: "Synthesis" },
  improvements: { fr: "Ce que la grille y gagnerait", en: "What the grid would gain" },
  another: { fr: "{on}  {title} (nouveau critère)", en: "{on}  {title} (a new criterion)" },
  changed: {
    fr: "{on}  {title} (à la place de : {called})",
    en: "{on}  {title} (in the place of: {called})",
  },
} as const;

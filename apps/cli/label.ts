import type { Sentence } from "#kernel/index.js";
import type { BrandUse } from "#labelling/label/events.js";
import type { Activity } from "#labelling/label/told.js";
import { ofLabels } from "#read-models/event-sentences/of-labels.js";
import type { FullLabel, LabelDetail } from "#read-models/labels/show-label.js";
import { capacityInWords } from "./capacities.js";
import type { Cli } from "./cli.js";
import { byWhom, outcomeInWords } from "./decisions.js";
import { indicatorInWords } from "./indicator-labels.js";
import { labelPhases } from "./label-phases.js";
import { channelsInWords, sidesInWords } from "./reports-in-words.js";
import { type Fact, headed, section } from "./section.js";
import { kindsInWords } from "./session-room/wordings.js";
import { printable } from "./table.js";

/** What is public of a label; to whom it concerns, all that became of it. */
export const labelLines = (
  cli: Cli,
  { full, ...label }: LabelDetail,
  indicators: ReadonlyMap<string, Sentence>,
): readonly string[] => [
  ...headed(cli, `${label.number}  ${label.title ?? ""}`, [
    [words.holder, label.organisation.name],
    [words.scheme, full ? `${label.scheme} v${full.schemeVersion}` : label.scheme],
    [words.from, label.from],
    [words.until, label.until],
    [words.phase, cli.say(labelPhases[label.phase])],
    ...(full ? pendingFacts(cli, full) : []),
    [words.uses, full?.uses.map((use) => cli.say(words.brandUses[use])).join(", ")],
    [words.id, label.id],
  ]),
  ...(full ? fullLines(cli, full, indicators) : []),
];

/** What is under way, and until when. */
const pendingFacts = (cli: Cli, { suspension, proposal }: FullLabel): readonly Fact[] => [
  ...(suspension ? [[words.suspension, suspensionLine(cli, suspension)] as const] : []),
  ...(proposal ? [[words.proposal, proposalLine(cli, proposal)] as const] : []),
];

const suspensionLine = (
  cli: Cli,
  { from, until, motives }: NonNullable<FullLabel["suspension"]>,
): string =>
  [
    until === null ? cli.say(words.since, { from }) : cli.say(words.during, { from, until }),
    ...(motives === null ? [] : [`« ${printable(motives)} »`]),
  ].join("  ");

const proposalLine = (
  cli: Cli,
  { proposedOn, answerDueOn, answeredOn }: NonNullable<FullLabel["proposal"]>,
): string =>
  answeredOn === null
    ? cli.say(words.unanswered, { proposedOn, answerDueOn })
    : cli.say(words.answered, { proposedOn, answeredOn, answerDueOn });

const fullLines = (
  cli: Cli,
  { periods, conditions, decisions, reports, history }: FullLabel,
  indicators: ReadonlyMap<string, Sentence>,
): readonly string[] => [
  ...section(
    cli,
    words.periods,
    periods.map(({ session, ...days }) =>
      cli.say(words.period, { ...days, by: byWhom(cli, session) }),
    ),
  ),
  ...section(
    cli,
    words.conditions,
    conditions.map((one) => conditionLine(cli, one)),
  ),
  ...section(
    cli,
    words.decisions,
    decisions.flatMap((one) => decisionLines(cli, one)),
  ),
  ...section(
    cli,
    words.reports,
    reports.flatMap((one) => reportLines(cli, one, indicators)),
  ),
  ...section(
    cli,
    words.history,
    history.map(({ code, on, by, said }) =>
      [
        on,
        cli.say(ofLabels[code]),
        `(${capacityInWords(cli, by)})`,
        ...(said ? [`« ${printable(said)} »`] : []),
      ].join("  "),
    ),
  ),
];

/** Met late is both. */
const conditionLine = (cli: Cli, one: FullLabel["conditions"][number]): string => {
  const { condition, text, dueOn, metOn, missed } = one;
  const about = { dueOn, text: text ?? cli.say(words.unworded, { condition }) };
  return printable(
    [
      cli.say(words.condition, about),
      ...(missed ? [cli.say(words.missed)] : []),
      ...(metOn === null ? [] : [cli.say(words.met, { metOn })]),
    ].join(", "),
  );
};

const decisionLines = (cli: Cli, one: FullLabel["decisions"][number]): readonly string[] => {
  const { kind, decidedOn: on, session, motives } = one;
  const inWords = { kind: cli.say(kindsInWords[kind]), outcome: outcomeInWords(cli, one) };
  return [
    cli.say(words.decision, { on: on ?? "", ...inWords, by: byWhom(cli, session) }),
    ...(motives === null ? [] : [`  ${printable(cli.say(words.motives, { motives }))}`]),
  ];
};

/** As it stands, all corrections made. */
const reportLines = (
  cli: Cli,
  { kind, from, until, corrections, stands }: FullLabel["reports"][number],
  indicators: ReadonlyMap<string, Sentence>,
): readonly string[] => {
  const corrected = corrections.map(({ correctedOn }) => correctedOn);
  const figures = [
    ...Object.entries({ ...stands.figures, ...stands.otherFigures }).map(
      ([id, value]) => [indicatorInWords(cli, id, indicators), value] as const,
    ),
    ...stands.activities.map((one) => [activityInWords(cli, one), one.count] as const),
  ];
  return [
    cli.say(words.report, { from, until, kind: cli.say(words.kinds[kind]) }) +
      (corrected.length > 0 ? cli.say(words.corrected, { corrected }) : ""),
    ...figures.map(([called, value]) => `  ${cli.say(words.figure, { called, value })}`),
  ];
};

const activityInWords = (cli: Cli, { channel, inRegion }: Activity): string => {
  const side = inRegion === null ? "placeless" : inRegion ? "in-region" : "outside";
  return [channelsInWords[channel], sidesInWords[side]].map((one) => cli.say(one)).join(", ");
};

const words = {
  holder: { fr: "Titulaire", en: "Holder" },
  scheme: { fr: "Dispositif", en: "Scheme" },
  from: { fr: "Du", en: "From" },
  until: { fr: "Au", en: "Until" },
  phase: { fr: "État", en: "Standing" },
  suspension: { fr: "Suspension", en: "Suspension" },
  during: { fr: "du {from} au {until} compris", en: "from {from} until {until}, inclusive" },
  since: { fr: "depuis le {from}, jusqu’à sa levée", en: "since {from}, until it is lifted" },
  proposal: { fr: "Retrait envisagé", en: "Revocation proposed" },
  unanswered: {
    fr: "le {proposedOn} ; le titulaire peut répondre jusqu’au {answerDueOn}",
    en: "on {proposedOn}; the holder may answer until {answerDueOn}",
  },
  answered: {
    fr: "le {proposedOn} ; le titulaire, qui avait jusqu’au {answerDueOn}, a répondu le {answeredOn}",
    en: "on {proposedOn}; the holder, who had until {answerDueOn}, answered on {answeredOn}",
  },
  uses: { fr: "Usages", en: "Uses" },
  id: { fr: "Identifiant", en: "Id" },
  brandUses: {
    display: { fr: "la marque est affichée", en: "the brand is displayed" },
    signature: { fr: "la marque signe les documents", en: "the brand signs documents" },
  } satisfies Record<BrandUse, Sentence>,
  periods: { fr: "Durée", en: "Term" },
  period: { fr: "du {from} au {until}, {by}", en: "from {from} until {until}, {by}" },
  conditions: { fr: "Réserves", en: "Conditions" },
  condition: {
    fr: "à remplir avant la fin du {dueOn} : {text}",
    en: "to be met by {dueOn}: {text}",
  },
  unworded: { fr: "réserve n° {condition}", en: "condition no. {condition}" },
  missed: { fr: "non remplie à temps", en: "not met in time" },
  met: { fr: "remplie le {metOn}", en: "met on {metOn}" },
  decisions: { fr: "Décisions", en: "Decisions" },
  decision: { fr: "{on}  {kind} : {outcome}, {by}", en: "{on}  {kind}: {outcome}, {by}" },
  motives: { fr: "Motifs : {motives}", en: "Motives: {motives}" },
  reports: { fr: "Rapports", en: "Reports" },
  report: { fr: "du {from} au {until} : {kind}", en: "from {from} until {until}: {kind}" },
  kinds: {
    activity: { fr: "activité", en: "activity" },
    impact: { fr: "effets", en: "impact" },
  },
  corrected: { fr: " (corrigé le {corrected})", en: " (corrected on {corrected})" },
  figure: { fr: "{called} : {value}", en: "{called}: {value}" },
  history: { fr: "Histoire", en: "History" },
} as const;

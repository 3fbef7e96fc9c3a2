import { Command } from "commander";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { eligibilities } from "#read-models/codes-in-words.js";
import { type FileDetail, showFile, type TimelineEntry } from "#read-models/file/show-file.js";
import { timelineSentences } from "#read-models/file/timeline-sentences.js";
import { asOfIn } from "./as-of.js";
import { capacityInWords } from "./capacities.js";
import type { Cli } from "./cli.js";
import { deadlineLines } from "./deadlines.js";
import { decisionLines } from "./decisions.js";
import { fileCalled } from "./file-called.js";
import { phases } from "./phases.js";
import { headed, section } from "./section.js";
import { printable } from "./table.js";
import { rulesOf, type Wording, wordedAbout, wording } from "#read-models/file-wording.js";

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
}

export const showCommand = (cli: Cli): Command =>
  new Command("show")
    .description(cli.say(words.summary))
    .argument("<ref>", cli.say(words.ref))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (ref: string, { asOf, json = false }: Options) => {
      await cli.open(async (session) => {
        const moment = asOfIn(session, asOf);
        const { open } = await session.reading();
        const id = await fileCalled(session, ref, moment);
        const file = await open(showFile, { id }, moment);
        const lines = json
          ? [JSON.stringify(file, null, 2)]
          : linesOf(file, cli, wording(cli.say, await rulesOf(session.engine, id)));
        for (const line of lines) cli.terminal.out(line);
      });
    });

const linesOf = (file: FileDetail, cli: Cli, wording: Wording): readonly string[] => [
  ...headed(cli, `${file.reference ?? file.id}  ${file.title ?? ""}`, facts(file, cli, wording)),
  ...section(cli, words.answers, answers(file, cli, wording)),
  ...section(cli, words.decisions, decisionLines(cli, file)),
  ...section(cli, words.deadlines, file.deadlines.flatMap(deadlineLines(cli))),
  ...section(
    cli,
    words.history,
    file.timeline.map((entry) => happened(entry, cli, wording)),
  ),
];

/** As the API tells it, but for the names of pieces, which stand in codes there. */
const happened = (
  { at, by, code, about, said }: TimelineEntry,
  cli: Cli,
  wording: Wording,
): string => {
  const worded = wordedAbout(about, wording);
  const text = printable(cli.say(timelineSentences[code], worded));
  const who = `(${capacityInWords(cli, by.capacity)})`;
  return [parisDay(at), text, who, ...(said ? [`« ${printable(said)} »`] : [])].join("  ");
};

const facts = (file: FileDetail, cli: Cli, wording: Wording) => {
  const { check, signed, scheme, schemeVersion: version } = file;
  return [
    [words.facts.organisation, file.organisation.name],
    [words.facts.scheme, version === null ? scheme : `${scheme} v${version}`],
    [words.facts.phase, cli.say(phases[file.phase])],
    [words.facts.receivedOn, file.receivedOn],
    [words.facts.signedOn, signed?.on],
    [words.facts.check, check && `${cli.say(eligibilities[check.eligibility])} (${check.on})`],
    [words.facts.reasons, check?.reasons.map(wording.reason).join(" ")],
    [words.facts.missing, check?.missing.map(wording.piece).join(", ")],
    [words.facts.awaited, file.awaited.map(({ path }) => wording.piece(path)).join(", ")],
    [words.facts.motives, file.motives],
    [words.facts.endedOn, file.endedOn],
    [words.facts.id, file.id],
  ] as const;
};

const answers = (
  { texts, values, documents }: FileDetail,
  cli: Cli,
  { asked, answer, document }: Wording,
): readonly string[] =>
  [
    ...Object.entries(values).map(([id, value]) => [asked(id), answer(id, value)] as const),
    ...Object.entries(texts).map(([id, text]) => [asked(id), text] as const),
    ...documents.map(({ kind, name, bytes }) => [document(kind), `${name} (${bytes})`] as const),
  ].map(([label, said]) => printable(cli.say(words.answer, { label, said })));

const words = {
  summary: {
    fr: "Montre un dossier en entier, avec ses échéances et son histoire.",
    en: "Shows a file in full, with its deadlines and its history.",
  },
  ref: { fr: "sa référence ou son identifiant", en: "its reference or id" },
  asOf: { fr: "tel qu’il était : un jour ou un instant", en: "as it was: a day or an instant" },
  json: { fr: "en JSON", en: "as JSON" },
  answers: { fr: "Réponses et documents", en: "Answers and documents" },
  answer: { fr: "{label} : {said}", en: "{label}: {said}" },
  decisions: { fr: "Décisions", en: "Decisions" },
  deadlines: { fr: "Échéances", en: "Deadlines" },
  history: { fr: "Histoire", en: "History" },
  facts: {
    organisation: { fr: "Structure", en: "Organisation" },
    scheme: { fr: "Dispositif", en: "Scheme" },
    phase: { fr: "État", en: "Phase" },
    receivedOn: { fr: "Reçu le", en: "Received on" },
    signedOn: { fr: "Signé le", en: "Signed on" },
    check: { fr: "Vérification", en: "Check" },
    reasons: { fr: "Motifs", en: "Reasons" },
    missing: { fr: "Manque", en: "Missing" },
    awaited: { fr: "Attendu", en: "Awaited" },
    motives: { fr: "Motivation", en: "Motives" },
    endedOn: { fr: "Clos le", en: "Ended on" },
    id: { fr: "Identifiant", en: "Id" },
  },
} as const;

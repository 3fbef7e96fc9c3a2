import { isUUID } from "class-validator";
import { Command, Option } from "commander";
import type { Sentence } from "#kernel/index.js";
import {
  evaluationPhases,
  type ListedEvaluation,
  type ListEvaluations,
  listEvaluations,
} from "#read-models/evaluations/list-evaluations.js";
import { showEvaluation } from "#read-models/evaluations/show-evaluation.js";
import { asOfIn } from "./as-of.js";
import type { Cli } from "./cli.js";
import { evaluationLines, phasesInWords } from "./evaluation.js";
import { BadInput } from "./failures.js";
import { listed } from "./listing.js";
import { namesFor } from "./names.js";
import type { Session } from "./session.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<ListEvaluations, "scheme" | "phase"> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** What labelled initiatives were looked back on, the first begun first; or one evaluation. */
export const evaluationsCommand = (cli: Cli): Command =>
  new Command("evaluations")
    .description(cli.say(words.summary))
    .argument("[id]", cli.say(words.id))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(evaluationPhases))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (id: string | undefined, { asOf, json, ...filters }: Options) => {
      if (id !== undefined) {
        if (Object.keys(filters).length > 0) throw new BadInput(words.ofList);
        return cli.open((session) => show(session, cli, id.toLowerCase(), { asOf, json }));
      }
      const { headings } = words;
      const params: ListEvaluations = filters;
      await listed(cli, { query: listEvaluations, params, headings, row: rowOf(cli), asOf, json });
    });

interface Ways {
  readonly asOf: string | undefined;
  readonly json: boolean | undefined;
}

const show = async (
  session: Session,
  cli: Cli,
  id: string,
  { asOf, json = false }: Ways,
): Promise<void> => {
  if (!isUUID(id)) throw new BadInput(words.none, { id });
  const { ask } = await session.reading();
  const found = await ask(showEvaluation, { id }, asOfIn(session, asOf));
  const lines = json
    ? [JSON.stringify(found)]
    : await evaluationLines(cli, found, namesFor(session));
  for (const line of lines) cli.terminal.out(line);
};

const rowOf =
  (cli: Cli) =>
  (item: ListedEvaluation): readonly string[] => [
    item.startedOn,
    item.id,
    printable(item.scheme),
    shortened(printable(item.title ?? ""), 40),
    cli.say(phasesInWords[item.phase]),
    item.submittedOn ?? "",
  ];

const words = {
  none: { fr: "Aucune évaluation {id}.", en: "There is no evaluation {id}." },
  summary: {
    fr: "Liste les évaluations des initiatives labellisées, ou montre l’une d’elles.",
    en: "Lists the evaluations of labelled initiatives, or shows one of them.",
  },
  id: { fr: "l’identifiant d’une évaluation", en: "the id of an evaluation" },
  ofList: {
    fr: "Les options choisissent parmi les évaluations : avec l’identifiant de l’une d’elles, seules --as-of et --json ont un sens.",
    en: "Options choose among the evaluations: with the id of one, --as-of and --json alone make sense.",
  },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  phase: { fr: "en cours ou rendues", en: "under way or submitted" },
  asOf: {
    fr: "telles qu’elles étaient : un jour ou un instant",
    en: "as they were: a day or an instant",
  },
  json: { fr: "un objet JSON par évaluation", en: "one JSON object an evaluation" },
  headings: [
    { fr: "COMMENCÉE", en: "STARTED" },
    { fr: "ÉVALUATION", en: "EVALUATION" },
    { fr: "DISPOSITIF", en: "SCHEME" },
    { fr: "INITIATIVE", en: "INITIATIVE" },
    { fr: "ÉTAT", en: "PHASE" },
    { fr: "RENDUE", en: "SUBMITTED" },
  ],
} as const satisfies { readonly headings: readonly Sentence[]; readonly [other: string]: unknown };

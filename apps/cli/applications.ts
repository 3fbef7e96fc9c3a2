import { Command, Option } from "commander";
import { eligibilities as everyEligibility } from "#labelling/eligibility/check.js";
import { phases as everyPhase } from "#read-models/applications/applications.js";
import {
  type ListApplications,
  listApplications,
  type ListedApplication,
} from "#read-models/applications/list-applications.js";
import { eligibilities } from "#read-models/codes-in-words.js";
import type { Cli } from "./cli.js";
import { listed } from "./listing.js";
import { phases } from "./phases.js";
import { printable, shortened } from "./table.js";

interface Options extends Pick<
  ListApplications,
  "scheme" | "phase" | "eligibility" | "reason" | "search"
> {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Every file that the filters leave, by reference. */
export const applicationsCommand = (cli: Cli): Command =>
  new Command("applications")
    .description(cli.say(words.summary))
    .option("--scheme <id>", cli.say(words.scheme))
    .addOption(new Option("--phase <phase>", cli.say(words.phase)).choices(everyPhase))
    .addOption(
      new Option("--eligibility <outcome>", cli.say(words.eligibility)).choices(everyEligibility),
    )
    .option("--reason <code>", cli.say(words.reason))
    .option("--search <words>", cli.say(words.search))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json, ...filters }: Options) => {
      const { headings } = words;
      const params = { ...filters, sort: "reference" as const };
      await listed(cli, { query: listApplications, params, headings, row: rowOf(cli), asOf, json });
    });

const rowOf =
  (cli: Cli) =>
  (item: ListedApplication): readonly string[] => [
    printable(item.reference ?? item.id),
    shortened(printable(item.organisation.name ?? ""), 40),
    shortened(printable(item.title ?? ""), 40),
    cli.say(phases[item.phase]),
    item.eligibility ? cli.say(eligibilities[item.eligibility]) : "",
    item.receivedOn ?? "",
    item.nextDue ?? "",
    [...item.reasons, ...item.missing].join(", "),
  ];

const words = {
  summary: { fr: "Liste les dossiers.", en: "Lists the files." },
  scheme: { fr: "d’un dispositif", en: "of a scheme" },
  phase: { fr: "à un moment de leur vie", en: "in a phase" },
  eligibility: { fr: "selon la dernière vérification", en: "by their last check" },
  reason: { fr: "avec un motif de non-éligibilité", en: "with a reason for not being eligible" },
  search: {
    fr: "avec des mots du titre, des réponses, des documents, de la structure ou de la référence",
    en: "with words of the title, answers, documents, organisation or reference",
  },
  asOf: {
    fr: "tels qu’ils étaient : un jour ou un instant",
    en: "as they were: a day or an instant",
  },
  json: { fr: "un objet JSON par dossier", en: "one JSON object a file" },
  headings: [
    { fr: "RÉFÉRENCE", en: "REFERENCE" },
    { fr: "STRUCTURE", en: "ORGANISATION" },
    { fr: "INITIATIVE", en: "INITIATIVE" },
    { fr: "ÉTAT", en: "PHASE" },
    { fr: "VÉRIFICATION", en: "CHECK" },
    { fr: "REÇU LE", en: "RECEIVED" },
    { fr: "ÉCHÉANCE", en: "NEXT DUE" },
    { fr: "MOTIFS ET PIÈCES MANQUANTES", en: "REASONS AND MISSING PIECES" },
  ],
} as const;

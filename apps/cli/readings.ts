import { Command } from "commander";
import type { Sentence } from "#kernel/index.js";
import { type ListedReading, listReadings } from "#read-models/readings/list-readings.js";
import type { Cli } from "./cli.js";
import { fileCalled } from "./file-called.js";
import { listedIn } from "./listing.js";
import { parisTime } from "./paris-time.js";
import { personCalled } from "./person-called.js";

interface Options {
  readonly person?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Who has seen this file, and what somebody has seen. */
export const readingsCommand = (cli: Cli): Command =>
  new Command("readings")
    .description(cli.say(words.summary))
    .argument("[ref]", cli.say(words.ref))
    .option("--person <whom>", cli.say(words.person))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async (ref: string | undefined, { person, asOf, json }: Options) => {
      await cli.open(async (session) => {
        const params = {
          ...(ref !== undefined && { application: await fileCalled(session, ref) }),
          ...(person !== undefined && { person: await personCalled(session, person) }),
        };
        const { headings } = words;
        await listedIn(session, cli, {
          query: listReadings,
          params,
          headings,
          row: rowOf(cli),
          asOf,
          json,
        });
      });
    });

/** As a table and a line name them. */
export const thingsRead = {
  file: { fr: "dossier", en: "file" },
  instruction: { fr: "instruction", en: "reviewing" },
  document: { fr: "pièce", en: "document" },
} as const satisfies Record<ListedReading["what"], Sentence>;

const rowOf =
  (cli: Cli) =>
  ({ at, person, application, what, version, document, reviews }: ListedReading) => [
    parisTime(at),
    person,
    application,
    cli.say(thingsRead[what]),
    document ?? String(version),
    reviews.join(" "),
  ];

const words = {
  summary: {
    fr: "Dit à qui audite quels membres du comité ont ouvert quoi, et quand.",
    en: "Tells whoever audits which members of a committee have opened what, and when.",
  },
  ref: {
    fr: "de ce dossier seul : sa référence ou son identifiant",
    en: "of this file alone: its reference or id",
  },
  person: {
    fr: "par cette personne seule : identifiant, jeton, adresse ou nom",
    en: "by this person alone: id, token, mail address or name",
  },
  asOf: {
    fr: "tel qu’on le savait : un jour ou un instant",
    en: "as it was known: a day or an instant",
  },
  json: { fr: "un objet JSON par lecture", en: "one JSON object a reading" },
  headings: [
    { fr: "QUAND", en: "WHEN" },
    { fr: "QUI", en: "WHO" },
    { fr: "DOSSIER", en: "FILE" },
    { fr: "QUOI", en: "WHAT" },
    { fr: "VERSION OU PIÈCE", en: "VERSION OR DOCUMENT" },
    { fr: "AVIS DE", en: "REVIEWS BY" },
  ],
} as const;

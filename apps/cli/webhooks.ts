import { Command } from "commander";
import { listOrganisations } from "#read-models/organisations/list-organisations.js";
import { listWebhooks, type ListedWebhook } from "#read-models/webhooks/list-webhooks.js";
import { showSecrets } from "../server/webhooks/secrets.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { listedIn } from "./listing.js";
import type { Session } from "./session.js";
import { parisTime } from "./paris-time.js";
import { printable } from "./table.js";

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** Who is told what happens, and how that goes; what is asked of one goes through `do`. */
export const webhooksCommand = (cli: Cli): Command =>
  new Command("webhooks")
    .description(cli.say(words.summary))
    .option("--as-of <time>", cli.say(words.asOf))
    .option("--json", cli.say(words.json))
    .action(async ({ asOf, json }: Options) => {
      const { headings } = words;
      await cli.open(async (session) => {
        const owners = json ? new Map<string, string>() : await organisationsSeen(session);
        const row = (item: ListedWebhook) => rowOf(cli, item, owners);
        await listedIn(session, cli, {
          query: listWebhooks,
          params: {},
          headings,
          row,
          asOf,
          json,
        });
      });
    })
    .addCommand(secretsCommand(cli));

const secretsCommand = (cli: Cli): Command =>
  new Command("secrets")
    .description(cli.say(words.secrets))
    .argument("<id>")
    .action((id: string) =>
      cli.open(async ({ engine, viewer }) => {
        const shown = await showSecrets(engine, viewer, id);
        if (shown === "forbidden") throw new Failed(words.forbidden);
        if (shown === "not-found") throw new Failed(words.notFound);
        for (const secret of shown.secrets) cli.terminal.out(secret);
      }),
    );

/** By id, those that the viewer may see. */
const organisationsSeen = async (session: Session): Promise<ReadonlyMap<string, string>> => {
  const { every } = await session.reading();
  const names = new Map<string, string>();
  for await (const { id, name } of every(listOrganisations, {})) names.set(id, name);
  return names;
};

const rowOf = (
  cli: Cli,
  { id, phase, url, calls, organisation, scheme, institution }: ListedWebhook,
  owners: ReadonlyMap<string, string>,
): readonly string[] => [
  id,
  cli.say(words.phases[phase]),
  printable(
    organisation === null
      ? `${scheme}, ${institution}`
      : (owners.get(organisation) ?? organisation),
  ),
  printable(url ?? ""),
  calls.succeededAt ? parisTime(calls.succeededAt) : "",
  calls.error ?? "",
];

const words = {
  summary: {
    fr: "Liste les webhooks : à qui, vers où, et comment se passent les derniers appels.",
    en: "Lists webhooks: whose, where to, and how the last calls went.",
  },
  secrets: {
    fr: "Montre de quoi vérifier les signatures d’un webhook, le secret le plus récent d’abord.",
    en: "Shows what a webhook’s signatures are checked with, the newest secret first.",
  },
  asOf: { fr: "tel que c’était : un jour ou un instant", en: "as it was: a day or an instant" },
  json: { fr: "un objet JSON par webhook", en: "one JSON object a webhook" },
  forbidden: {
    fr: "Seul son propriétaire voit les secrets d’un webhook.",
    en: "Only its owner sees the secrets of a webhook.",
  },
  notFound: { fr: "Introuvable.", en: "Not found." },
  phases: {
    enabled: { fr: "actif", en: "enabled" },
    disabled: { fr: "désactivé", en: "disabled" },
  },
  headings: [
    { fr: "WEBHOOK", en: "WEBHOOK" },
    { fr: "ÉTAT", en: "STATE" },
    { fr: "À QUI", en: "WHOSE" },
    { fr: "VERS", en: "TO" },
    { fr: "DERNIER SUCCÈS", en: "LAST SUCCESS" },
    { fr: "ERREUR", en: "ERROR" },
  ],
} as const;

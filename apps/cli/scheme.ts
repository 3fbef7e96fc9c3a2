import { Command } from "commander";
import { type ListedScheme, listSchemes } from "#read-models/schemes/list-schemes.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { ask } from "./asking.js";
import type { Cli } from "./cli.js";
import { definitionIn } from "./definition-in.js";
import { impactCommand } from "./scheme-impact.js";
import { aligned, printable } from "./table.js";

export const schemeCommand = (cli: Cli): Command =>
  new Command("scheme")
    .description(cli.say(words.summary))
    .addCommand(check(cli))
    .addCommand(impactCommand(cli))
    .addCommand(publish(cli))
    .addCommand(list(cli));

const check = (cli: Cli): Command =>
  new Command("check")
    .description(cli.say(words.check))
    .argument("<file>")
    .action(async (file: string) => {
      const definition = await definitionIn(cli, file);
      if (definition) cli.terminal.out(cli.say(words.good, { id: definition.id }));
    });

const publish = (cli: Cli): Command =>
  new Command("publish")
    .description(cli.say(words.publish))
    .argument("<file>")
    .option("--proposal <id>", cli.say(words.proposal))
    .action(async (file: string, { proposal }: { readonly proposal?: string }) => {
      const definition = await definitionIn(cli, file);
      if (!definition) return;
      await cli.open(async (session) => {
        // The event that names it comes after it.
        const hash = await session.engine.blobs.put(canonicalBytes(definition));
        const body = { definition: hash };
        await ask(session, "DraftScheme", body, definition.id);
        const approved = proposal === undefined ? body : { ...body, proposal };
        await ask(session, "PublishScheme", approved, definition.id);
        cli.terminal.out(cli.say(words.published, { id: definition.id }));
      });
    });

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .option("--json", cli.say(words.json))
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      await cli.open(async (session) => {
        const { every } = await session.reading();
        const found: ListedScheme[] = [];
        for await (const one of every(listSchemes, {})) found.push(one);
        const headings = words.headings.map((heading) => cli.say(heading));
        const rows = found.map(({ id, name, version, closesOn }) => [
          id,
          printable(cli.say(name)),
          String(version),
          closesOn ?? "",
        ]);
        const lines = json ? found.map((one) => JSON.stringify(one)) : aligned(headings, rows);
        for (const line of lines) cli.terminal.out(line);
      });
    });

const words = {
  summary: { fr: "Les dispositifs, comme des données.", en: "Schemes, as data." },
  check: {
    fr: "Dit tout ce qui ne va pas dans une définition.",
    en: "Tells all that is wrong with a definition.",
  },
  publish: {
    fr: "Met une définition en vigueur, comme prochaine version de son dispositif.",
    en: "Puts a definition in force, as the next version of its scheme.",
  },
  proposal: {
    fr: "proposition par laquelle le comité l’a approuvée",
    en: "the proposal by which the committee has approved it",
  },
  list: {
    fr: "Liste les dispositifs publiés.",
    en: "Lists the schemes that are published.",
  },
  json: { fr: "un objet JSON par dispositif", en: "one JSON object a scheme" },
  headings: [
    { fr: "IDENTIFIANT", en: "ID" },
    { fr: "NOM", en: "NAME" },
    { fr: "VERSION", en: "VERSION" },
    { fr: "CLÔTURE", en: "CLOSES" },
  ],
  good: { fr: "{id} : rien à redire.", en: "{id}: nothing is wrong with it." },
  published: { fr: "{id} : en vigueur.", en: "{id}: in force." },
} as const;

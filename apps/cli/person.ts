import { Command, Option } from "commander";
import { capacities, type Capacity } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { type ListedPerson, listPeople } from "#read-models/people/list-people.js";
import { ask, askQuietly } from "./asking.js";
import type { Cli } from "./cli.js";
import { personCalled } from "./person-called.js";
import { aligned, printable } from "./table.js";

interface Added {
  readonly name: string;
  readonly email: string;
  readonly role?: Capacity;
}

interface Granted {
  readonly from?: string;
  readonly until?: string;
}

export const personCommand = (cli: Cli): Command =>
  new Command("person")
    .description(cli.say(words.summary))
    .addCommand(add(cli))
    .addCommand(grant(cli))
    .addCommand(revoke(cli))
    .addCommand(list(cli));

const add = (cli: Cli): Command =>
  new Command("add")
    .description(cli.say(words.add))
    .requiredOption("--name <name>", cli.say(words.name))
    .requiredOption("--email <address>", cli.say(words.email))
    .addOption(new Option("--role <role>", cli.say(words.role)).choices(capacities))
    .action(async ({ name, email, role }: Added) => {
      await cli.open(async (session) => {
        const [registered] = await ask(session, "RegisterPerson", { name, email });
        const id = registered?.id ?? "";
        const from = parisDay(session.engine.clock.now());
        if (role) await ask(session, "GrantRole", { capacity: role, from }, id);
        cli.terminal.out(id);
      });
    });

const grant = (cli: Cli): Command =>
  new Command("grant")
    .description(cli.say(words.grant))
    .argument("<person>", cli.say(words.person))
    .argument("<role>", capacities.join(", "))
    .option("--from <day>", cli.say(words.from))
    .option("--until <day>", cli.say(words.until))
    .action(async (text: string, capacity: string, { from, until }: Granted) => {
      await cli.open(async (session) => {
        const today = parisDay(session.engine.clock.now());
        const body = { capacity, from: from ?? today, until };
        await askQuietly(cli, session, "GrantRole", body, await personCalled(session, text));
      });
    });

const revoke = (cli: Cli): Command =>
  new Command("revoke")
    .description(cli.say(words.revoke))
    .argument("<person>", cli.say(words.person))
    .argument("<role>", capacities.join(", "))
    .action(async (text: string, capacity: string) => {
      await cli.open(async (session) => {
        const id = await personCalled(session, text);
        await askQuietly(cli, session, "RevokeRole", { capacity }, id);
      });
    });

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .option("--search <words>", cli.say(words.search))
    .option("--json", cli.say(words.json))
    .action(async ({ search, json = false }: { search?: string; json?: boolean }) => {
      await cli.open(async (session) => {
        const { every } = await session.reading();
        const found: ListedPerson[] = [];
        for await (const one of every(listPeople, search === undefined ? {} : { search }))
          found.push(one);
        const lines = json
          ? found.map((one) => JSON.stringify(one))
          : aligned(
              words.headings.map((heading) => cli.say(heading)),
              found.map(rowOf),
            );
        for (const line of lines) cli.terminal.out(line);
      });
    });

const rowOf = ({ id, name, email, roles }: ListedPerson): readonly string[] => [
  printable(name),
  printable(email),
  roles.map(({ capacity, from, until = "" }) => `${capacity} ${from}…${until}`).join(", "),
  id,
];

const words = {
  summary: { fr: "Les personnes et leurs rôles.", en: "People and their roles." },
  add: {
    fr: "Enregistre une personne, avec un rôle dès aujourd’hui si on le dit ; donne son identifiant.",
    en: "Registers a person, with a role from today if one is named; prints the id.",
  },
  grant: { fr: "Donne un rôle à une personne.", en: "Gives a person a role." },
  revoke: {
    fr: "Retire un rôle sur-le-champ, avec ses jetons.",
    en: "Takes a role away at once, with its tokens.",
  },
  list: { fr: "Liste les personnes et leurs rôles.", en: "Lists people and their roles." },
  person: {
    fr: "une adresse, un nom ou un identifiant",
    en: "a mail address, a name or an id",
  },
  name: { fr: "son nom", en: "the name" },
  email: { fr: "son adresse électronique", en: "the mail address" },
  role: { fr: "son rôle", en: "the role" },
  from: { fr: "premier jour ; aujourd’hui sinon", en: "first day; today otherwise" },
  until: { fr: "dernier jour", en: "last day" },
  search: { fr: "des mots du nom ou de l’adresse", en: "words of the name or address" },
  json: { fr: "un objet JSON par personne", en: "one JSON object a person" },
  headings: [
    { fr: "NOM", en: "NAME" },
    { fr: "ADRESSE", en: "ADDRESS" },
    { fr: "RÔLES", en: "ROLES" },
    { fr: "IDENTIFIANT", en: "ID" },
  ],
} as const;

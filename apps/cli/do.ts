import { text } from "node:stream/consumers";
import { Command } from "commander";
import type { Language } from "#labelling/person/person.js";
import { routedOperations } from "../server/http/routed-operations.js";
import { parseJsonBody } from "../server/http/json-body.js";
import { Problem } from "../server/http/problem.js";
import { ask } from "./asking.js";
import type { Cli } from "./cli.js";
import { BadInput } from "./failures.js";
import { linesOf, plain } from "./fault-lines.js";
import { aligned } from "./table.js";

interface Options {
  readonly body: string;
  readonly key?: string;
}

const offered = routedOperations;

/** Every operation of the registry, without a command of its own: what the API takes, this takes. */
export const doCommand = (cli: Cli): Command =>
  new Command("do")
    .description(cli.say(words.summary))
    .argument("[operation]", cli.say(words.operation))
    .argument("[id]", cli.say(words.id))
    .option("--body <json>", cli.say(words.body), "{}")
    .option("--key <key>", cli.say(words.key))
    .action(async (type: string | undefined, id: string | undefined, { body, key }: Options) => {
      if (type === undefined) return list(cli);
      refuseMistaken(type, id);
      const asked = objectIn(
        body === "-" ? await text(process.stdin) : body,
        cli.terminal.language,
      );
      await cli.open(async (session) => {
        for (const answer of await ask(session, type, asked, id, key)) {
          cli.terminal.out(JSON.stringify(answer));
        }
      });
    });

const list = (cli: Cli): void => {
  const headings = words.headings.map((heading) => cli.say(heading));
  const rows = offered.map(({ type, on, summary }) => [type, on.plural, summary]);
  for (const line of aligned(headings, rows)) cli.terminal.out(line);
};

/** What makes a thing gives it its id; a scheme alone is made under the name that it is given. */
const refuseMistaken = (type: string, id: string | undefined): void => {
  const found = offered.find((one) => one.type === type);
  if (!found) throw new BadInput(words.unknown, { type });
  const givesId = found.creates === true && !found.on.named;
  if (givesId && id !== undefined) throw new BadInput(words.idNotTaken, { type, id });
  if (!givesId && id === undefined)
    throw new BadInput(words.idNeeded, { type, on: found.on.plural });
};

const objectIn = (json: string, language: Language): Readonly<Record<string, unknown>> => {
  try {
    const { value, faults } = parseJsonBody(Buffer.from(json));
    if (faults.length === 0) return { ...value };
    throw new BadInput(plain(linesOf(faults, language)));
  } catch (thrown) {
    throw thrown instanceof Problem ? new BadInput(thrown.sentence, thrown.about) : thrown;
  }
};

const words = {
  summary: {
    fr: "Demande une opération par son nom ; sans nom, liste celles qui existent.",
    en: "Asks for an operation by its name; without a name, lists those there are.",
  },
  operation: { fr: "par exemple WithdrawApplication", en: "such as WithdrawApplication" },
  id: {
    fr: "ce sur quoi elle porte ; rien si elle crée",
    en: "what it is about; none if it makes",
  },
  body: {
    fr: "objet JSON, ou - pour l’entrée standard",
    en: "a JSON object, or - for standard input",
  },
  key: {
    fr: "clé d’idempotence : répétée avec elle, la demande ne change rien",
    en: "idempotency key: repeated under it, the request changes nothing",
  },
  unknown: {
    fr: "Aucune opération ne s’appelle « {type} » : « creativallee do » les liste.",
    en: "No operation is called “{type}”: “creativallee do” lists them.",
  },
  idNotTaken: {
    fr: "{type} donne lui-même son identifiant à ce qu’il crée : retirez « {id} ».",
    en: "{type} itself gives an id to what it makes: leave out “{id}”.",
  },
  idNeeded: {
    fr: "{type} veut savoir sur quoi il porte : ajoutez son identifiant ({on}).",
    en: "{type} needs to know what it is about: add its id ({on}).",
  },
  headings: [
    { fr: "OPÉRATION", en: "OPERATION" },
    { fr: "SUR", en: "ON" },
    { fr: "CE QU’ELLE FAIT", en: "WHAT IT DOES" },
  ],
} as const;

import { createReadStream } from "node:fs";
import { once } from "node:events";
import { Command } from "commander";
import type { Cli } from "../cli.js";
import { BadInput } from "../failures.js";
import { actingAs } from "./acting.js";
import { answersOn } from "./answers.js";
import { runSession } from "./run.js";

interface Options {
  readonly also?: readonly string[];
  readonly script?: string;
}

/** A session of a committee, run from a terminal, or from a script. */
export const sessionCommand = (cli: Cli): Command =>
  new Command("session").description(cli.say(words.summary)).addCommand(run(cli));

const run = (cli: Cli): Command =>
  new Command("run")
    .description(cli.say(words.run))
    .argument("<id>", cli.say(words.id))
    .option("--also <tokens...>", cli.say(words.also))
    .option("--script <file>", cli.say(words.script))
    .addHelpText("after", `\n${cli.say(words.scripts)}`)
    .action(async (id: string, { also = [], script }: Options) => {
      const input = script === undefined ? process.stdin : await opened(script);
      await cli.open(async (session) => {
        const acting = await actingAs(cli, session, also);
        const answers = answersOn(input, cli.terminal);
        try {
          await runSession(cli, id.toLowerCase(), acting, answers);
        } finally {
          answers.close();
        }
      });
    });

const opened = async (file: string) => {
  const input = createReadStream(file);
  await once(input, "open").catch(() => {
    throw new BadInput(words.unreadable, { file });
  });
  return input;
};

const words = {
  summary: { fr: "Une séance de comité.", en: "A session of a committee." },
  run: {
    fr: "Conduit une séance : montre où elle en est, propose ce qui peut suivre, le note.",
    en: "Runs a session: shows where it stands, offers what may come next, writes it down.",
  },
  id: {
    fr: "son identifiant (« creativallee sessions » le donne)",
    en: "its id (“creativallee sessions” gives it)",
  },
  also: {
    fr: "jetons d’autres personnes présentes à ce terminal, comme la présidence",
    en: "tokens of others who are at this terminal, such as whoever presides",
  },
  script: {
    fr: "les réponses, une par ligne, au lieu du clavier ; # pour une remarque",
    en: "the answers, one a line, instead of the keyboard; # for a remark",
  },
  scripts: {
    fr: `Un script donne une réponse par ligne, dans l’ordre des questions : le numéro d’un choix, le mot d’un
acte (open, deliberate, ballots, close-ballots, decide, quit…), ou des mots de son libellé qu’aucun
autre choix n’a. Plusieurs choix se séparent par des virgules, « tous » les prend tous, une ligne vide
ne dit rien, un point ramène en arrière. Une ligne qui commence par # est une remarque. Un refus arrête
le script (statut 2) ; ce qui précède est fait. Par exemple :

  open
  Alix, Basile, Fanny
  deliberate
  npdc-04
  accorder`,
    en: `A script gives an answer a line, in the order of the questions: the number of a choice, the word of
an act (open, deliberate, ballots, close-ballots, decide, quit…), or words of its label that no other
choice has. Several choices are apart by commas, “all” takes them all, an empty line says nothing, a
full stop leads back. A line that begins with # is a remark. A refusal ends the script (status 2); what
came before is done. For example:

  open
  Alix, Basile, Fanny
  deliberate
  npdc-04
  grant`,
  },
  unreadable: {
    fr: "Ce fichier ne peut pas être lu : {file}.",
    en: "This file cannot be read: {file}.",
  },
} as const;

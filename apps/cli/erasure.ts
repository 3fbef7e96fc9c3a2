import { Command, Option } from "commander";
import {
  type ErasureReason,
  erasureReasons,
  type LegalBasis,
  legalBases,
} from "#labelling/erasure/erasure.js";
import { type ListedErasure, listErasures } from "#read-models/erasures/list-erasures.js";
import { rewrap } from "#sealing/postgres-wrapping.js";
import { ask, askQuietly } from "./asking.js";
import type { Cli } from "./cli.js";
import { Failed } from "./failures.js";
import { listed } from "./listing.js";

/** An act of two people, each with a token of their own; a server then does what was decided. */
export const erasureCommand = (cli: Cli): Command =>
  new Command("erasure")
    .description(cli.say(words.summary))
    .addCommand(request(cli))
    .addCommand(step(cli, "approve", "ApproveErasure"))
    .addCommand(step(cli, "carry-out", "CarryOutErasure"))
    .addCommand(list(cli))
    .addCommand(rewrapping(cli));

interface Why {
  readonly reason: ErasureReason;
  readonly legalBasis: LegalBasis;
}

const request = (cli: Cli): Command =>
  new Command("request")
    .description(cli.say(words.request))
    .argument("<subject>", cli.say(words.subject))
    .addOption(chosen("--reason <code>", cli.say(words.reason), erasureReasons))
    .addOption(chosen("--legal-basis <code>", cli.say(words.legalBasis), legalBases))
    .action((subject: string, why: Why) =>
      cli.open(async (session) => {
        const [answer] = await ask(session, "RequestErasure", { subject, ...why });
        if (answer) cli.terminal.out(answer.id);
      }),
    );

const chosen = (flags: string, description: string, codes: readonly string[]): Option =>
  new Option(flags, description).choices(codes).makeOptionMandatory();

const step = (cli: Cli, name: "approve" | "carry-out", type: string): Command =>
  new Command(name)
    .description(cli.say(words[name]))
    .argument("<id>")
    .action((id: string) => cli.open((session) => askQuietly(cli, session, type, {}, id)));

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .option("--json", cli.say(words.json))
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { headings } = words;
      await listed(cli, { query: listErasures, params: {}, headings, row: rowOf(cli), json });
    });

const rowOf =
  (cli: Cli) =>
  ({ id, subject, phase, requestedOn, completedOn }: ListedErasure): readonly string[] => [
    id,
    subject,
    cli.say(words.phases[phase]),
    requestedOn,
    completedOn ?? "",
  ];

const rewrapping = (cli: Cli): Command =>
  new Command("rewrap").description(cli.say(words.rewrap)).action(() =>
    cli.open(async ({ engine, actor }) => {
      if (actor.as !== "engine" && actor.as !== "administrator") throw new Failed(words.forbidden);
      const keys = await rewrap(engine.keyPool, engine.ring);
      cli.terminal.out(cli.say(words.rewrapped, { keys, file: engine.ring.place }));
    }),
  );

const words = {
  summary: {
    fr: "Efface ce qui est personnel, sur décision de deux personnes.",
    en: "Erases what is personal, by decision of two people.",
  },
  request: {
    fr: "Demande un effacement et en donne l’identifiant.",
    en: "Requests an erasure and tells its id.",
  },
  subject: {
    fr: "de quoi : person-…, organisation-…, initiative-… ou application-…, suivi de l’identifiant",
    en: "of what: person-…, organisation-…, initiative-… or application-…, followed by the id",
  },
  reason: { fr: "pourquoi", en: "why" },
  legalBasis: { fr: "sur quel fondement", en: "on which legal basis" },
  approve: {
    fr: "Approuve un effacement, en deuxième personne.",
    en: "Approves an erasure, as the second person.",
  },
  "carry-out": {
    fr: "Exécute un effacement approuvé, sans retour ; un serveur en marche le mène à son terme.",
    en: "Carries out an approved erasure, for good; a server that runs sees it through.",
  },
  list: {
    fr: "Liste les effacements et dit lesquels sont faits.",
    en: "Lists erasures, and tells which are done.",
  },
  json: { fr: "un objet JSON par effacement", en: "one JSON object an erasure" },
  rewrap: {
    fr: "Remplace la clé qui enveloppe les autres et détruit l’ancienne ; se fait aussi seul, le lendemain d’un effacement.",
    en: "Replaces the key that wraps the others and destroys the old one; done by itself, too, the day after an erasure.",
  },
  rewrapped: {
    fr: "{keys} clés sous une nouvelle clé, dans {file} ; l’ancienne est détruite. Sauvegardez les clés (« backup --keys-alone »), copiez ce fichier et détruisez les copies d’avant.",
    en: "{keys} keys under a new key, in {file}; the old one is destroyed. Back up the keys (“backup --keys-alone”), copy that file, and destroy the copies from before.",
  },
  forbidden: {
    fr: "Cela revient à un administrateur, ou à la console.",
    en: "This is for an administrator, or for the console.",
  },
  phases: {
    requested: { fr: "demandé", en: "requested" },
    approved: { fr: "approuvé", en: "approved" },
    "carried-out": { fr: "en cours", en: "under way" },
    completed: { fr: "fait", en: "done" },
  },
  headings: [
    { fr: "EFFACEMENT", en: "ERASURE" },
    { fr: "DE", en: "OF" },
    { fr: "ÉTAT", en: "STATE" },
    { fr: "DEMANDÉ", en: "REQUESTED" },
    { fr: "FAIT", en: "DONE" },
  ],
} as const;

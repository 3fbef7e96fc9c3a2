import { Command, Option } from "commander";
import { mintToken, readToken } from "#access/token.js";
import { capacities, type Capacity } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { capacityByToken, person, type Token } from "#labelling/person/person.js";
import { ask, askQuietly } from "./asking.js";
import type { Cli } from "./cli.js";
import { BadInput, Failed } from "./failures.js";
import { personCalled } from "./person-called.js";
import type { Session } from "./session.js";
import { aligned } from "./table.js";

interface Issued {
  readonly role: Capacity;
  readonly label?: string;
  readonly expires?: string;
}

/** The text of a token is shown once, at its issue; afterwards it is known by its hash alone. */
export const tokenCommand = (cli: Cli): Command =>
  new Command("token")
    .description(cli.say(words.summary))
    .addCommand(issue(cli))
    .addCommand(revoke(cli))
    .addCommand(list(cli));

const issue = (cli: Cli): Command =>
  new Command("issue")
    .description(cli.say(words.issue))
    .argument("<person>", cli.say(words.person))
    .addOption(
      new Option("--role <role>", cli.say(words.role)).choices(capacities).makeOptionMandatory(),
    )
    .option("--label <text>", cli.say(words.label))
    .option("--expires <day>", cli.say(words.expires))
    .action(async (text: string, { role, label, expires }: Issued) => {
      await cli.open(async (session) => {
        const holder = await personCalled(session, text);
        const token = mintToken(holder);
        const body = { hash: token.hash, capacity: role, label, expiresOn: expires };
        await ask(session, "IssueToken", body, holder);
        cli.terminal.out(token.text);
      });
    });

const revoke = (cli: Cli): Command =>
  new Command("revoke")
    .description(cli.say(words.revoke))
    .argument("<token>", cli.say(words.token))
    .option("--of <person>", cli.say(words.of))
    .action(async (text: string, { of }: { readonly of?: string }) => {
      await cli.open(async (session) => {
        const token = readToken(text);
        const holder = token?.person ?? (of && (await personCalled(session, of)));
        if (!holder) throw new BadInput(words.whose);
        const hash = token?.hash ?? (await hashBeginning(session, holder, text));
        await askQuietly(cli, session, "RevokeToken", { hash }, holder);
      });
    });

const list = (cli: Cli): Command =>
  new Command("list")
    .description(cli.say(words.list))
    .argument("<person>", cli.say(words.person))
    .action(async (text: string) => {
      await cli.open(async (session) => {
        const holder = await personCalled(session, text);
        const { actor, engine } = session;
        if (actor.as !== "engine" && actor.as !== "administrator" && actor.id !== holder)
          throw new Failed(words.forbidden);
        const { state } = await engine.streams.load(person, holder, 0);
        const today = parisDay(engine.clock.now());
        const tokens = state.phase === "registered" ? state.tokens : [];
        const rows = tokens.map((token): readonly string[] => {
          const isGood = capacityByToken(state, token.hash, today) !== undefined;
          const { hash, capacity, since, expiresOn = "" } = token;
          return [hash.slice(0, 16), capacity, since, expiresOn, cli.say(standing(token, isGood))];
        });
        const headings = words.headings.map((heading) => cli.say(heading));
        for (const line of aligned(headings, rows)) cli.terminal.out(line);
      });
    });

const standing = ({ revoked }: Token, isGood: boolean) => {
  if (revoked) return words.revoked;
  return isGood ? words.good : words.over;
};

const shortest = 8;

const hashBeginning = async ({ engine }: Session, holder: string, text: string) => {
  const { state } = await engine.streams.load(person, holder, 0);
  const tokens = state.phase === "registered" ? state.tokens : [];
  const found = tokens.filter(({ hash }) => text.length >= shortest && hash.startsWith(text));
  const [first] = found;
  if (!first || found.length > 1) throw new BadInput(words.noSuchToken);
  return first.hash;
};

const words = {
  summary: { fr: "Les jetons d’accès.", en: "Access tokens." },
  issue: {
    fr: "Donne un jeton à une personne, pour un rôle qu’elle a ; il ne sera plus jamais montré.",
    en: "Gives a person a token for a role that they hold; it is never shown again.",
  },
  revoke: { fr: "Rend un jeton inutile, pour toujours.", en: "Makes a token useless for good." },
  list: { fr: "Liste les jetons d’une personne.", en: "Lists the tokens of a person." },
  person: {
    fr: "une adresse, un nom ou un identifiant",
    en: "a mail address, a name or an id",
  },
  role: { fr: "le rôle dans lequel il permet d’agir", en: "the role that it lets one act in" },
  label: { fr: "à quoi on le reconnaîtra", en: "what it will be told by" },
  expires: { fr: "son dernier jour", en: "its last day" },
  token: {
    fr: "le jeton, ou le début de son empreinte (8 caractères au moins)",
    en: "the token, or the beginning of its hash (8 characters at least)",
  },
  of: { fr: "à qui il est, si l’on donne l’empreinte", en: "whose it is, where a hash is given" },
  whose: {
    fr: "Donnez le jeton entier, ou dites avec --of à qui il est.",
    en: "Give the whole token, or say whose it is with --of.",
  },
  noSuchToken: {
    fr: "Cette personne n’a pas un et un seul jeton dont l’empreinte commence ainsi.",
    en: "This person does not have one, and only one, token whose hash begins like this.",
  },
  forbidden: {
    fr: "Seules les personnes qui administrent voient les jetons des autres.",
    en: "Only administrators see the tokens of others.",
  },
  good: { fr: "valable", en: "good" },
  revoked: { fr: "révoqué", en: "revoked" },
  over: { fr: "passé", en: "over" },
  headings: [
    { fr: "EMPREINTE", en: "HASH" },
    { fr: "RÔLE", en: "ROLE" },
    { fr: "DEPUIS", en: "SINCE" },
    { fr: "JUSQU’AU", en: "UNTIL" },
    { fr: "ÉTAT", en: "STANDING" },
  ],
} as const;

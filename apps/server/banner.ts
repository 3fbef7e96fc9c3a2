import path from "node:path";
import type { Tongue } from "#infrastructure/configuration/faults.js";
import type { Settings } from "#infrastructure/configuration/settings.js";
import { fill } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import type { Engine } from "./engine.js";
import { lastDay } from "./sample/act.js";
import { type Kept, readKept } from "./sample/kept.js";
import { sessionOn } from "./sample/sitting.js";
import { Stage } from "./sample/stage.js";

/** The one line that says what this process is, and where. */
export const startLine = (
  address: string,
  { roles }: Pick<Settings, "roles">,
  tongue: Tongue,
): string => fill(words[roles.includes("web") ? "ready" : "working"][tongue], { address });

/** What a start says last to whoever tries it: who is there to act as, and what to try. */
export const banner = async (
  address: string,
  engine: Engine,
  { dataDir, sample, database }: Settings,
  tongue: Tongue,
): Promise<void> => {
  const say = (sentence: Record<Tongue, string>, about: Record<string, string> = {}) =>
    console.log(fill(sentence[tongue], about));
  const day = parisDay(engine.clock.now());
  if (engine.clock.offset() !== 0) say(words.day, { day });
  const kept = sample ? await readKept(dataDir) : undefined;
  if (kept) {
    console.log();
    say(words.people, { file: path.join(dataDir, "sample.json") });
    for (const line of peopleLines(kept, tongue)) console.log(`  ${line}`);
  }
  console.log();
  say(words.tryThese);
  const folder = dataDir === "./data" ? "" : `DATA_DIR=${quoted(dataDir)} `;
  // A secret may stand in it.
  const environment = database ? `${folder}DATABASE_URL=… ` : folder;
  const toHold = day === lastDay ? sessionOn(new Stage(engine), day) : undefined;
  for (const command of kept ? sampleCommands(kept, address, toHold) : emptyCommands) {
    console.log(`  ${command.startsWith("npx") ? environment : ""}${command}`);
  }
  console.log();
};

const width = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));

/** The first of each capacity: there are many, and one of a kind is enough to begin with. */
const peopleLines = ({ people: all }: Kept, tongue: Tongue): readonly string[] => {
  const people = all.filter(
    (one, nth) => all.findIndex(({ capacity }) => capacity === one.capacity) === nth,
  );
  const roles = people.map(({ capacity }) => capacities[capacity][tongue]);
  const [names, titles] = [width(people.map(({ name }) => name)), width(roles)];
  return people.map(
    ({ name, token }, nth) =>
      `${name.padEnd(names)}  ${(roles[nth] ?? "").padEnd(titles)}  ${token}`,
  );
};

/** @param toHold the session of the day, for as long as it can be opened */
const sampleCommands = (
  { people }: Kept,
  address: string,
  toHold: string | undefined,
): readonly string[] => {
  const tokenOf = (wanted: Kept["people"][number]["capacity"]) =>
    people.find(({ capacity }) => capacity === wanted)?.token ?? "";
  const [secretariat, chair] = [tokenOf("secretariat"), tokenOf("chair")];
  return [
    "npx creativallee labels",
    "npx creativallee show npdc-13 --as-of 2007-03-15",
    ...(toHold === undefined
      ? []
      : [`npx creativallee --as ${secretariat} session run ${toHold} --also ${chair}`]),
    `curl -H 'Authorization: Bearer ${secretariat}' '${address}/api/v1/sessions?asOf=2007-01-26'`,
  ];
};

const emptyCommands = [
  "npx creativallee person add --name 'Camille Delattre' --email camille@example.org --role administrator",
  "npx creativallee token issue camille@example.org --role administrator",
  "npx creativallee doctor",
] as const;

const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

const words = {
  ready: {
    fr: "Créativallée est ouverte : {address}",
    en: "Créativallée is open: {address}",
  },
  working: {
    fr: "Créativallée travaille en coulisse ; sa santé : {address}/health/ready",
    en: "Créativallée works behind the scenes; its health: {address}/health/ready",
  },
  day: {
    fr: "Ce dossier de données vit au {day} : c’est l’horloge de l’exemple.",
    en: "This data folder lives on {day}: that is the sample’s clock.",
  },
  people: {
    fr: "Des personnes de l’exemple, chacune avec son jeton ; les autres sont dans {file} :",
    en: "Some people of the sample, each with a token; the others stand in {file}:",
  },
  tryThese: { fr: "À essayer, dans un autre terminal :", en: "Worth trying, in another terminal:" },
} as const;

const capacities = {
  carrier: { fr: "porteur", en: "carrier" },
  secretariat: { fr: "secrétariat", en: "secretariat" },
  reviewer: { fr: "rapporteur", en: "reviewer" },
  chair: { fr: "présidence", en: "chair" },
  auditor: { fr: "audit", en: "auditor" },
  administrator: { fr: "administration", en: "administrator" },
} as const satisfies Record<Kept["people"][number]["capacity"], Record<Tongue, string>>;

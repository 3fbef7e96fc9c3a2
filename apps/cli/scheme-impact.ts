import { Command } from "commander";
import { FoldedStream } from "#commands/folded-stream.js";
import { FromNewerRelease } from "#commands/domain-event.js";
import { BlobMissing, RecordedWorld } from "#commands/recorded-world.js";
import type { EventStore } from "#event-store/port.js";
import { type Sentence, streamName } from "#kernel/index.js";
import { checked, type LastCheck } from "#labelling/application/last-check.js";
import { type Impact, impactOn } from "#labelling/eligibility/impact.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import {
  listApplications,
  type ListedApplication,
} from "#read-models/applications/list-applications.js";
import { eligibilities } from "#read-models/codes-in-words.js";
import { verifyEventId } from "#sealing/event-codec.js";
import type { Cli } from "./cli.js";
import { definitionIn } from "./definition-in.js";
import { phases } from "./phases.js";
import { progressBar } from "./progress-bar.js";
import type { Session } from "./session.js";
import { printable } from "./table.js";

/** What other rules would have made of the files that were checked. Nothing is stored. */
export const impactCommand = (cli: Cli): Command =>
  new Command("impact")
    .description(cli.say(words.impact))
    .argument("<file>")
    .option("--json", cli.say(words.json))
    .action(async (file: string, { json = false }: { readonly json?: boolean }) => {
      const draft = await definitionIn(cli, file);
      if (!draft) return;
      await cli.open(async (session) => {
        const counts = { files: 0, changed: 0, untold: 0 };
        for await (const { listed, found } of impacts(session, cli, draft)) {
          counts.files += 1;
          if (found.is === "changed") counts.changed += 1;
          else if (found.is !== "none") counts.untold += 1;
          else continue;
          cli.terminal.out(json ? inJson(listed, found) : lineOf(cli, listed, found));
        }
        const about = { ...counts, id: draft.id };
        if (!json) cli.terminal.out(cli.say(counts.files === 0 ? words.none : words.sum, about));
      });
    });

/** Why nothing can be said of a file. */
type Untold = "recorded-otherwise" | "damaged" | "rules-gone" | "from-newer-release";

type Found = Exclude<Impact, { readonly is: Untold }> | { readonly is: Untold };

interface OfFile {
  readonly listed: ListedApplication;
  readonly found: Found;
}

/** File by file, so that memory is the same however many there are; those that were never checked are passed over. */
async function* impacts(
  session: Session,
  cli: Cli,
  draft: SchemeDefinition,
): AsyncGenerator<OfFile> {
  // A scheme that was never published is no filter of the list of files.
  const { state } = await session.engine.streams.load(scheme, draft.id, 0);
  if (state.phase !== "published") return;
  const { every } = await session.reading();
  const files = () => every(listApplications, { scheme: draft.id, sort: "reference" });
  const bar = progressBar(cli.terminal, cli.say(words.running));
  try {
    let of = 0;
    if (cli.terminal.isWatched) for await (const _ of files()) bar.update(0, (of += 1));
    let done = 0;
    for await (const listed of files()) {
      cli.terminal.signal.throwIfAborted();
      const found = await impactOnFile(session, draft, listed.id);
      if (found) yield { listed, found };
      bar.update((done += 1), of);
    }
  } finally {
    bar.stop();
  }
}

const impactOnFile = async (
  { engine: { store, streams, blobs } }: Session,
  draft: SchemeDefinition,
  id: string,
): Promise<Found | undefined> => {
  try {
    const last = await lastCheckOf(store, id);
    if (last === undefined || last === "damaged") return last && { is: last };
    const world = new RecordedWorld(streams, blobs);
    return impactOn(draft, { ...last, definition: await readDefinition(world, last.definition) });
  } catch (fault) {
    if (fault instanceof BlobMissing) return { is: "rules-gone" };
    if (fault instanceof FromNewerRelease) return { is: "from-newer-release" };
    throw fault;
  }
};

const page = 1_000;

const lastCheckOf = async (
  store: EventStore,
  id: string,
): Promise<LastCheck | "damaged" | undefined> => {
  const file = new FoldedStream(streamName(checked.kind, id), checked);
  for (;;) {
    const stored = await store.read(file.stream, file.version + 1, "forwards", page);
    if (!stored.every(verifyEventId)) return "damaged";
    file.extend(stored.map(({ event }) => event));
    if (stored.length < page) return file.state.last;
  }
};

const inJson = ({ id, reference, phase }: ListedApplication, found: Found): string =>
  JSON.stringify({ id, reference, phase, ...found });

const lineOf = (cli: Cli, { id, reference, phase }: ListedApplication, found: Found): string => {
  const about = { file: printable(reference ?? id), phase: cli.say(phases[phase]) };
  if (found.is === "none") return "";
  if (found.is !== "changed") return cli.say(words.untold[found.is], about);
  const { before, after, rules, wanted, unwanted } = found;
  const by = [
    ...rules.map(({ code }) => code),
    ...wanted.map((path) => `+ ${path}`),
    ...unwanted.map((path) => `− ${path}`),
  ];
  const told = { before: cli.say(eligibilities[before]), after: cli.say(eligibilities[after]) };
  return cli.say(words.changed, { ...about, ...told, by });
};

const words = {
  impact: {
    fr: "Dit ce que d’autres règles auraient fait des dossiers déjà vérifiés, sans rien enregistrer.",
    en: "Tells what other rules would have made of the files that were checked; stores nothing.",
  },
  json: {
    fr: "un objet JSON par dossier qui changerait, ou dont on ne peut rien dire",
    en: "one JSON object a file that would change, or of which nothing can be told",
  },
  running: { fr: "Vérification", en: "Checking" },
  changed: {
    fr: "{file} ({phase}) : {before} → {after}, par {by}",
    en: "{file} ({phase}): {before} → {after}, by {by}",
  },
  untold: {
    "recorded-otherwise": {
      fr: "{file} ({phase}) : les règles d’alors ne redonnent pas ce qui est enregistré",
      en: "{file} ({phase}): the rules of then do not say again what was recorded",
    },
    damaged: {
      fr: "{file} ({phase}) : un fait de ce dossier est endommagé ; « replay » dit lequel",
      en: "{file} ({phase}): an event of it is damaged; “replay” tells which",
    },
    "rules-gone": {
      fr: "{file} ({phase}) : les règles d’alors ne sont plus parmi les fichiers enregistrés",
      en: "{file} ({phase}): the rules of then are not among the stored files any more",
    },
    "from-newer-release": {
      fr: "{file} ({phase}) : contient un fait d’une version plus récente du logiciel",
      en: "{file} ({phase}): holds an event from a newer release of the software",
    },
  } satisfies Record<Untold, Sentence>,
  sum: {
    fr: "{files} dossiers vérifiés : {changed} changeraient, {untold} ne peuvent être rejoués.",
    en: "{files} checked files: {changed} would change, {untold} cannot be run again.",
  },
  none: {
    fr: "Aucun dossier n’a été vérifié sous {id}.",
    en: "No file has been checked under {id}.",
  },
} as const;

import { Command } from "commander";
import { moveTree, placesOfTree } from "#audit-log/move-tree.js";
import { LogUnavailable, type EventStore, type Position } from "#event-store/port.js";
import { isEventStoreUrl } from "#infrastructure/configuration/event-store-url.js";
import type { House } from "#infrastructure/house.js";
import type { Sentence } from "#kernel/index.js";
import { readCheckpoints } from "#projections/checkpoint.js";
import { bookmarkedPositions, moveBookmarks } from "#reactions/move-bookmarks.js";
import { readModels } from "#read-models/registry.js";
import { openLog } from "../server/log.js";
import { refuseBesideOthers } from "./beside-others.js";
import type { Cli } from "./cli.js";
import { compareLogs, type Copying, copyLog, LogsDiffer, NotAsHashed } from "./copy-log.js";
import { BadInput, Failed } from "./failures.js";
import { openFolder } from "./open-folder.js";
import { progressBar } from "./progress-bar.js";
import { recoverCommand } from "./recovery/command.js";

export const logCommand = (cli: Cli): Command =>
  new Command("log")
    .description(cli.say(words.log))
    .addCommand(copy(cli))
    .addCommand(recoverCommand(cli));

interface Ends {
  readonly from: string;
  readonly to: string;
}

const copy = (cli: Cli): Command =>
  new Command("copy")
    .description(cli.say(words.copy))
    .requiredOption("--from <place>", cli.say(words.from))
    .requiredOption("--to <place>", cli.say(words.to))
    .action(async ({ from, to }: Ends) => {
      const [source, target] = [placeOf(cli, from), placeOf(cli, to)];
      if (source === target) throw new BadInput(words.same);
      const { house } = await openFolder(cli.terminal);
      try {
        // It would go on writing to the one log while the other is taken for it.
        await refuseBesideOthers(house);
        const pool = house.pool("log", 4);
        const ends = [await openLog(pool, source), await openLog(pool, target)] as const;
        await move(cli, house, ...ends).catch(tell);
      } finally {
        await house.stop();
      }
    });

/** The address of an EventStoreDB; undefined for PostgreSQL. */
const placeOf = (cli: Cli, place: string): string | undefined => {
  if (place === "postgres") return undefined;
  const address = place === "eventstore" ? cli.terminal.env["EVENTSTORE_URL"] : place;
  if (address === undefined || !isEventStoreUrl(address)) throw new BadInput(words.noPlace);
  return address;
};

const names = readModels.map(({ name }) => name);

const move = async (cli: Cli, house: House, from: EventStore, to: EventStore): Promise<void> => {
  const pool = house.pool("bookmarks", 1);
  const { signal } = cli.terminal;
  const wanted = new Set([
    ...(await bookmarkedPositions(pool, names)),
    ...(await placesOfTree(pool)),
  ]);
  const moved = new Map<Position, Position>();
  // As many events as whoever has read the most: for the bar, that is near enough.
  const of = Math.max(0, ...[...(await readCheckpoints(pool)).values()].map((one) => one.events));
  const shown = async <Done>(title: Sentence, work: (copying: Copying) => Promise<Done>) => {
    const bar = progressBar(cli.terminal, cli.say(title));
    const progress = (events: number) => bar.update(events, Math.max(of, events));
    return work({ from, to, progress, signal }).finally(() => bar.stop());
  };
  const copied = await shown(words.copying, copyLog);
  const events = await shown(words.verifying, (copying) =>
    compareLogs(copying, (one, other) => {
      if (wanted.has(one.position)) moved.set(one.position, other.position);
    }),
  );
  await moveTree(pool, moved);
  await moveBookmarks(pool, names, moved);
  cli.terminal.out(cli.say(words.copied, { events, copied }));
};

const tell = (fault: unknown): never => {
  if (fault instanceof LogsDiffer) throw new Failed(words.differ, { event: fault.event });
  if (fault instanceof NotAsHashed) throw new Failed(words.damaged, { event: fault.event });
  if (fault instanceof LogUnavailable) throw new Failed(words.away, { reason: fault.message });
  throw fault;
};

const words = {
  log: { fr: "Le journal lui-même.", en: "The log itself." },
  copy: {
    fr: "Déplace le journal d’un lieu à un autre, serveur arrêté : mêmes faits, mêmes octets, vérifiés. Interrompu, il reprend.",
    en: "Moves the log from one place to another while no server runs: same events, same bytes, verified. Cut off, it goes on where it was.",
  },
  from: {
    fr: "d’où : postgres, eventstore (celui d’EVENTSTORE_URL) ou une adresse esdb://",
    en: "where from: postgres, eventstore (that of EVENTSTORE_URL) or an address esdb://",
  },
  to: { fr: "vers où, de même", en: "where to, likewise" },
  noPlace: {
    fr: "Un lieu est postgres, eventstore (avec EVENTSTORE_URL), ou une adresse comme esdb://compte:secret@log.example.org:2113.",
    en: "A place is postgres, eventstore (with EVENTSTORE_URL), or an address such as esdb://user:secret@log.example.org:2113.",
  },
  same: { fr: "Les deux lieux sont le même.", en: "Both places are the same." },
  copying: { fr: "Copie", en: "Copying" },
  verifying: { fr: "Vérification", en: "Verifying" },
  copied: {
    fr: "{events} faits, dont {copied} copiés à présent ; les deux journaux sont les mêmes, octet pour octet. Cette base suit désormais la copie : réglez EVENTSTORE_URL en conséquence avant de démarrer.",
    en: "{events} events, of which {copied} were copied now; both logs are the same, byte for byte. This database follows the copy from now on: set EVENTSTORE_URL accordingly before you start.",
  },
  differ: {
    fr: "Les deux journaux ne disent pas la même chose à {event} : rien n’a été déplacé. La cible doit être vide, ou le début d’une copie.",
    en: "The logs do not say the same at {event}: nothing was moved. The target must be empty, or the beginning of a copy.",
  },
  damaged: {
    fr: "{event} n’est plus ce dont on avait pris l’empreinte ; une copie garderait le dommage. Restaurez une sauvegarde d’abord.",
    en: "{event} is not any more what was hashed; a copy would keep the damage. Restore a backup first.",
  },
  away: {
    fr: "Un des deux journaux ne répond pas : {reason}. Relancez la commande, elle reprend où elle était.",
    en: "One of the logs does not answer: {reason}. Run the command again, it goes on where it was.",
  },
} as const;

import { Command } from "commander";
import { compareWithLog, type Difference } from "#audit-log/compare.js";
import { readKeys } from "#audit-log/checkpoints.js";
import { retireOldKeys, rotateKey } from "#audit-log/key-rotation.js";
import { rebuildTree } from "#audit-log/rebuild-tree.js";
import { InTrouble, troubles } from "#audit-log/trouble.js";
import { formatVkey, parseVkey } from "#audit/note/key.js";
import { keyFileOf } from "../server/audit/place.js";
import { certificatePlace } from "../server/certificates/place.js";
import { openLog } from "../server/log.js";
import { exportCommand } from "./audit-bundle/export-command.js";
import { verifyCommand } from "./audit-bundle/verify-command.js";
import type { Cli } from "./cli.js";
import { BadInput, Failed } from "./failures.js";
import { openFolder } from "./open-folder.js";
import { progressBar } from "./progress-bar.js";

export const auditCommand = (cli: Cli): Command =>
  new Command("audit")
    .description(cli.say(words.audit))
    .addCommand(rebuild(cli))
    .addCommand(rotate(cli))
    .addCommand(exportCommand(cli))
    .addCommand(verifyCommand(cli));

const rebuild = (cli: Cli): Command =>
  new Command("rebuild")
    .description(cli.say(words.rebuild))
    .option("--check", cli.say(words.check))
    .action(async ({ check = false }: { readonly check?: boolean }) => {
      const { settings, house } = await openFolder(cli.terminal);
      const bar = progressBar(cli.terminal, cli.say(check ? words.comparing : words.building));
      const progress = (done: number, of: number) => bar.update(done, of);
      try {
        const pool = house.pool("audit", 2);
        const store = await openLog(pool, settings.eventStoreUrl);
        const { signal } = cli.terminal;
        if (!check) {
          const client = await pool.connect();
          const size = await rebuildTree(client, store, signal, progress).finally(() =>
            client.release(),
          );
          cli.terminal.out(cli.say(words.built, { size }));
        }
        const { size, differences } = await compareWithLog(pool, store, signal, progress);
        bar.stop();
        for (const one of differences) cli.terminal.out(told(cli, one));
        if (differences.length > 0) throw new Failed(words.differs);
        cli.terminal.out(cli.say(words.same, { size }));
      } finally {
        bar.stop();
        await house.stop();
      }
    });

const told = (cli: Cli, { what, at }: Difference): string => cli.say(words[what], { at });

interface Rotating {
  readonly retire?: boolean;
  readonly certificates?: boolean;
}

const rotate = (cli: Cli): Command =>
  new Command("rotate-key")
    .description(cli.say(words.rotate))
    .option("--retire", cli.say(words.retire))
    .option("--certificates", cli.say(words.certificates))
    .action(async ({ retire = false, certificates = false }: Rotating) => {
      // What was checked by a key is to be checked by it for ever.
      if (retire && certificates) throw new BadInput(words.staysPublished);
      const { settings, house } = await openFolder(cli.terminal);
      const file = certificates ? certificatePlace(settings).keyFile : keyFileOf(settings);
      const about = { file };
      try {
        const [last] = certificates ? [] : await readKeys(house.pool("audit", 1));
        const name = last && parseVkey(last.vkey).name;
        const key = retire ? await retireOldKeys(file) : await rotateKey(file, name);
        if (!key) throw new Failed(retire ? words.oneKey : words.noKey, about);
        cli.terminal.out(formatVkey(key));
        const rotated = certificates ? words.issues : words.rotated;
        cli.terminal.error(cli.say(retire ? words.retired : rotated, about));
      } catch (fault) {
        throw fault instanceof InTrouble ? failed(fault) : fault;
      } finally {
        await house.stop();
      }
    });

const failed = ({ trouble: { code, about } }: InTrouble): Failed =>
  new Failed(troubles[code], about);

const words = {
  audit: {
    fr: "L’arbre qui permet à d’autres de vérifier le journal, et la clé qui le signe.",
    en: "The tree by which others verify the log, and the key that signs it.",
  },
  rebuild: {
    fr: "Refait l’arbre à partir du journal, et le compare avec tout ce qui a été signé.",
    en: "Makes the tree anew from the log, and compares it with all that was ever signed.",
  },
  check: {
    fr: "compare seulement : ce qui est gardé reste tel quel",
    en: "compare alone: what is kept stays as it is",
  },
  building: { fr: "Reconstruction", en: "Rebuilding" },
  comparing: { fr: "Comparaison", en: "Comparing" },
  built: {
    fr: "L’arbre est refait à partir de {size} faits.",
    en: "The tree was made anew from {size} events.",
  },
  same: {
    fr: "L’arbre dit ce que dit le journal, fait par fait, de {size} faits, et tout ce qui a été signé aussi.",
    en: "The tree says what the log says, event by event, of {size} events, and so does all that was signed.",
  },
  differs: {
    fr: "L’arbre et le journal ne disent pas la même chose.",
    en: "The tree and the log do not say the same.",
  },
  event: {
    fr: "fait {at} : le journal a d’autres octets, ou un autre fait, que l’arbre",
    en: "event {at}: the log has other bytes, or another event, than the tree",
  },
  log: {
    fr: "journal : il se termine avant le fait {at}, que l’arbre contient",
    en: "log: it ends before event {at}, which the tree holds",
  },
  tile: { fr: "{at} : la tuile gardée est autre", en: "{at}: the tile that is kept is another" },
  range: {
    fr: "racine : celle qui est gardée pour {at} faits est autre",
    en: "root: the one that is kept for {at} events is another",
  },
  checkpoint: {
    fr: "point de contrôle : ce qui a été signé pour {at} faits n’est pas ce que dit le journal",
    en: "checkpoint: what was signed of {at} events is not what the log says",
  },
  rotate: {
    fr: "Ajoute une nouvelle clé, qui signe à côté de l’ancienne, et affiche sa partie publique.",
    en: "Adds a new key, which signs beside the old one, and tells its public part.",
  },
  retire: {
    fr: "fin du recouvrement : seule la clé la plus récente signe désormais",
    en: "end of the overlap: the newest key signs alone from now on",
  },
  certificates: {
    fr: "la clé qui signe les certificats, et non celle du journal",
    en: "the key that signs certificates, and not that of the log",
  },
  staysPublished: {
    fr: "Une clé qui a signé des certificats reste publiée : --retire ne vaut que pour celle du journal.",
    en: "A key that has signed certificates stays published: --retire is for that of the log alone.",
  },
  issues: {
    fr: "Cette clé signe désormais les certificats ; celles d’avant restent publiées à /.well-known/did.json. Gardez une copie de {file}.",
    en: "This key signs certificates from now on; those before it stay published at /.well-known/did.json. Keep a copy of {file}.",
  },
  noKey: {
    fr: "Rien n’a encore été signé : la première clé se fait d’elle-même, dans {file}.",
    en: "Nothing was signed yet: the first key is made by itself, in {file}.",
  },
  oneKey: {
    fr: "Une seule clé signe : il n’y en a pas d’autre à retirer.",
    en: "One key alone signs: there is no other to retire.",
  },
  rotated: {
    fr: "Donnez cette clé aux auditeurs et aux témoins, gardez une copie de {file}, puis, quand tous l’ont : creativallee audit rotate-key --retire",
    en: "Give this key to auditors and witnesses, keep a copy of {file}, then, once all have it: creativallee audit rotate-key --retire",
  },
  retired: {
    fr: "Cette clé signe seule ; les anciennes restent publiées à /log/keys. Gardez une copie de {file}.",
    en: "This key signs alone; the old ones stay published at /log/keys. Keep a copy of {file}.",
  },
} as const;

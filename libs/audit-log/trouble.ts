import type { Sentences } from "#kernel/index.js";
import type { Database } from "#projections/database.js";

/** Why the log is not sequenced, or not signed. Codes are stable. */
export const troubles = {
  LOG_NOT_AS_SEQUENCED: {
    fr: "Le journal ne contient plus, à sa place, le fait numéro {index} de l’arbre : il a été changé ou raccourci. Rien n’est plus ajouté à l’arbre. Remettez le journal qui le contient ; « creativallee audit rebuild --check » dit ce qui diffère.",
    en: "The log does not hold event number {index} of the tree in its place any more: it was changed or cut short. Nothing more is added to the tree. Put back the log that holds it; “creativallee audit rebuild --check” tells what differs.",
  },
  TREE_SHORTER: {
    fr: "{signed} faits ont été signés, et le journal n’en a que {size} : rien n’est signé. Remettez le journal entier, ou une sauvegarde plus récente.",
    en: "{signed} events were signed, and the log has {size} alone: nothing is signed. Put back the whole log, or a later backup.",
  },
  TREE_NOT_CONSISTENT: {
    fr: "L’arbre de {size} faits ne prolonge pas celui de {signed} qui a été signé : rien n’est signé. Le passé a changé ; « creativallee audit rebuild --check » dit où.",
    en: "The tree of {size} events does not go on from the one of {signed} that was signed: nothing is signed. The past has changed; “creativallee audit rebuild --check” tells where.",
  },
  KEY_MISSING: {
    fr: "La clé {file} n’est plus là, alors qu’elle a déjà signé. Remettez-la depuis sa copie ; pour le journal, « creativallee audit rotate-key » passe à une autre.",
    en: "The key {file} is not there any more, although it has signed before. Put it back from its copy; for the log, “creativallee audit rotate-key” goes on with another.",
  },
  KEY_OPEN_TO_OTHERS: {
    fr: "La clé {file} est lisible par d’autres que son propriétaire : mettez-la en 0600.",
    en: "The key {file} may be read by others than its owner: make it 0600.",
  },
  KEY_NOT_READ: {
    fr: "La clé {file} ne se lit pas ({reason}).",
    en: "The key {file} cannot be read ({reason}).",
  },
  KEY_FILE_EMPTY: {
    fr: "Il n’y a aucune clé dans {file}.",
    en: "No key stands in {file}.",
  },
  KEY_LINE: {
    fr: "Une ligne de {file} n’est pas une clé ({reason}).",
    en: "A line of {file} is no key ({reason}).",
  },
  KEY_WITHOUT_COMMAND: {
    fr: "Dans {file}, une clé de vérification n’est suivie d’aucune commande qui signe pour elle.",
    en: "In {file}, a verifier key is followed by no command that signs for it.",
  },
  KEY_OF_ANOTHER_TYPE: {
    fr: "Une clé de {file} n’est pas du type {type}.",
    en: "A key in {file} is not of the type {type}.",
  },
  KEY_NAMES_DIFFER: {
    fr: "Les clés de {file} n’ont pas toutes le même nom.",
    en: "The keys in {file} do not all have the same name.",
  },
  KEY_COMMAND_FAILED: {
    fr: "La commande qui signe, {program}, n’a pas donné de signature : {reason}",
    en: "The command that signs, {program}, gave no signature: {reason}",
  },
  KEY_NOT_ITS_OWN: {
    fr: "Ce qui signe pour {key} signe avec une autre clé.",
    en: "What signs for {key} signs with another key.",
  },
  KEY_UNNAMED: {
    fr: "Il n’y a pas encore de clé dans {file} : dites comment elle doit s’appeler (--name).",
    en: "There is no key in {file} yet: say what it is to be called (--name).",
  },
  WITNESS_AWAY: {
    fr: "Le témoin {witness} ne répond pas ({reason}). Il lui sera demandé de nouveau au prochain battement.",
    en: "The witness {witness} does not answer ({reason}). It is asked again at the next beat.",
  },
  WITNESS_REFUSES: {
    fr: "Le témoin {witness} refuse de cosigner (statut {status}). Vérifiez qu’il connaît la clé du journal ; s’il dit 422, comparez avec lui ce qu’il a vu.",
    en: "The witness {witness} refuses to cosign (status {status}). Check that it knows the log’s key; if it says 422, compare with it what it has seen.",
  },
  WITNESS_ELSEWHERE: {
    fr: "Le témoin {witness} a vu un arbre de {size} faits, que ce journal n’a pas signé d’après cette base. A-t-elle été remise dans un état plus ancien ?",
    en: "The witness {witness} has seen a tree of {size} events, which this log has not signed as far as this database knows. Was it put back to an older state?",
  },
  WITNESS_ANSWER: {
    fr: "Le témoin {witness} a répondu par autre chose que sa cosignature de ce qui lui était soumis.",
    en: "The witness {witness} answered with something else than its cosignature of what it was sent.",
  },
} as const satisfies Sentences;

export interface Trouble {
  readonly code: keyof typeof troubles;
  readonly about: Readonly<Record<string, string | number>>;
}

/** Thrown where work cannot go on until somebody has looked. */
export class InTrouble extends Error {
  override readonly name = "InTrouble";
  constructor(readonly trouble: Trouble) {
    super(`${trouble.code}: ${JSON.stringify(trouble.about)}`);
  }
}

/** Kept for those who ask how things are; `since` is when it first was so. */
export const noteTrouble = async (
  db: Database,
  work: string,
  trouble: Trouble | undefined,
): Promise<void> => {
  if (!trouble) {
    await db.query(`delete from audit.troubles where work = $1`, [work]);
    return;
  }
  await db.query(
    `insert into audit.troubles as t (work, code, about) values ($1, $2, $3)
     on conflict (work) do update set code = excluded.code, about = excluded.about,
       since = case when t.code = excluded.code then t.since else now() end`,
    [work, trouble.code, JSON.stringify(trouble.about)],
  );
};

export interface NotedTrouble extends Trouble {
  readonly work: string;
}

export const readTroubles = async (db: Database): Promise<readonly NotedTrouble[]> =>
  (await db.query<NotedTrouble>(`select work, code, about from audit.troubles order by work`)).rows;

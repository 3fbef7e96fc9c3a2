import type { Sentence } from "#kernel/index.js";

/** Why something fails, for people; the codes are stable. */
export const failures = {
  FILE_MISSING: {
    fr: "le fichier {file} manque",
    en: "the file {file} is missing",
  },
  FILE_ALTERED: {
    fr: "le fichier {file} n’est pas celui que le manifeste décrit",
    en: "the file {file} is not the one that the manifest tells of",
  },
  NOT_AN_EVENT: {
    fr: "ces octets ne sont pas un fait ({reason})",
    en: "these bytes are no event ({reason})",
  },
  EVENT_TOO_LARGE: {
    fr: "plus long qu’aucun fait ne peut l’être",
    en: "longer than any event can be",
  },
  EVENT_ALTERED: {
    fr: "l’identifiant ne découle pas des octets, ou ils ne sont pas sous forme canonique",
    en: "the id does not follow from the bytes, or they are not in canonical form",
  },
  FIELD_UNKNOWN: {
    fr: "un champ que l’enveloppe n’a pas",
    en: "a field that the envelope does not have",
  },
  TYPE_UNKNOWN: {
    fr: "aucune version connue de ce programme n’écrit de {type} au schéma {schema} dans ce flux",
    en: "no release known to this program writes {type} of schema {schema} in this stream",
  },
  GAP: {
    fr: "la version {expected} était attendue",
    en: "version {expected} was expected",
  },
  BACK_IN_TIME: {
    fr: "daté d’avant le fait précédent de son flux ({before})",
    en: "earlier than the event before it in its stream ({before})",
  },
  CHECKPOINT_MALFORMED: {
    fr: "ce n’est pas un point de contrôle ({reason})",
    en: "this is no checkpoint ({reason})",
  },
  CHECKPOINT_OUT_OF_ORDER: {
    fr: "les points de contrôle ne sont pas rangés par taille",
    en: "the checkpoints do not stand in the order of their sizes",
  },
  CHECKPOINT_NOT_SIGNED: {
    fr: "le point de contrôle de {size} faits n’est signé par aucune clé de la politique ({reason})",
    en: "the checkpoint of {size} events is signed by no key of the policy ({reason})",
  },
  CHECKPOINT_OF_ANOTHER_LOG: {
    fr: "le point de contrôle est d’un autre journal : {origin}",
    en: "the checkpoint is of another log: {origin}",
  },
  QUORUM_NOT_REACHED: {
    fr: "le dernier point de contrôle n’a pas les témoins que la politique demande",
    en: "the last checkpoint has not the witnesses that the policy asks for",
  },
  ROOT_DIFFERS: {
    fr: "la racine signée pour {size} faits n’est pas celle de ces octets",
    en: "the root signed for {size} events is not that of these bytes",
  },
  NOTHING_SIGNED: {
    fr: "aucun point de contrôle : rien n’est signé",
    en: "there is no checkpoint: nothing is signed",
  },
  EVENTS_NOT_SIGNED: {
    fr: "{events} faits, dont {size} seulement sont signés",
    en: "{events} events, of which only {size} are signed",
  },
  EVENTS_MISSING: {
    fr: "{size} faits sont signés, {events} seulement sont là",
    en: "{size} events are signed, only {events} are there",
  },
  NOT_INCLUDED: {
    fr: "rien ne prouve que ce fait est à cette place dans l’arbre signé",
    en: "nothing proves that this event stands at this place in the signed tree",
  },
  PROOF_OF_NOTHING: {
    fr: "il y a plus de preuves que de faits",
    en: "there are more proofs than events",
  },
  NOT_WHAT_WAS_KEPT: {
    fr: "le point de contrôle gardé ({kept}, {size} faits) a une autre racine : l’histoire a été récrite",
    en: "the checkpoint that was kept ({kept}, {size} events) has another root: the past was written anew",
  },
  SHORTER_THAN_KEPT: {
    fr: "le point de contrôle gardé ({kept}) est de {size} faits, et il n’y en a que {events}",
    en: "the checkpoint that was kept ({kept}) is of {size} events, and there are only {events}",
  },
  KEPT_NOT_BELIEVED: {
    fr: "le point de contrôle gardé ({kept}) n’est pas d’un journal de la politique ({reason})",
    en: "the checkpoint that was kept ({kept}) is not of a log of the policy ({reason})",
  },
  NOT_SEALED: {
    fr: "une donnée personnelle qui n’est pas scellée",
    en: "a personal value that is not sealed",
  },
  SEALED_FOR_ANOTHER: {
    fr: "scellé au nom de {of}, au lieu de {subject}",
    en: "sealed for {of}, instead of {subject}",
  },
  PART_MALFORMED: {
    fr: "ligne {line} : ce n’est pas une valeur scellée",
    en: "line {line}: this is no sealed value",
  },
  PART_ALTERED: {
    fr: "la valeur scellée n’a pas l’empreinte qui la nomme",
    en: "the sealed value has not the hash that it is named by",
  },
  PART_MISSING: {
    fr: "la valeur scellée manque, et aucun effacement de {subject} ne l’explique",
    en: "the sealed value is missing, and no erasure of {subject} explains it",
  },
  KEY_MISSING: {
    fr: "la clé de {subject} manque, et aucun effacement ne l’explique",
    en: "the key of {subject} is missing, and no erasure explains it",
  },
  PART_DOES_NOT_OPEN: {
    fr: "la valeur scellée ne s’ouvre pas à cette place avec la clé de {subject}",
    en: "the sealed value does not open at this place with the key of {subject}",
  },
  PART_NOT_NAMED: {
    fr: "ligne {line} : une valeur scellée qu’aucun fait ne nomme à cet endroit",
    en: "line {line}: a sealed value that no event names at this point",
  },
  BLOB_ALTERED: {
    fr: "la définition {hash} n’a pas l’empreinte qui la nomme",
    en: "the definition {hash} has not the hash that it is named by",
  },
  BLOB_NOT_JSON: {
    fr: "la définition {hash} ne se lit pas",
    en: "the definition {hash} cannot be read",
  },
  BLOB_MISSING: {
    fr: "la définition {hash} manque",
    en: "the definition {hash} is missing",
  },
  COMMAND_UNKNOWN: {
    fr: "aucune règle connue ne prend {command} au schéma {schema}",
    en: "no known rule takes {command} of schema {schema}",
  },
  COMMAND_ELSEWHERE: {
    fr: "{command} ne se prend pas dans {stream}",
    en: "{command} is not taken in {stream}",
  },
  BASIS_NOT_READ: {
    fr: "dit s’appuyer sur {stream}, que {command} ne lit pas",
    en: "says to rest on {stream}, which {command} does not read",
  },
  BASIS_LACKS: {
    fr: "la décision lit {stream}, sur quoi elle ne dit pas s’appuyer",
    en: "the decision reads {stream}, on which it does not say to rest",
  },
  NEVER_STOOD: {
    fr: "s’appuie sur {stream} à la version {at}, qui n’existait pas",
    en: "rests on {stream} at version {at}, which there was not",
  },
  REFUSED: {
    fr: "{command} est refusé quand on décide à nouveau ({reason})",
    en: "{command} is refused when it is decided again ({reason})",
  },
  DECIDED_OTHERWISE: {
    fr: "{command} est décidé autrement quand on décide à nouveau",
    en: "{command} is decided otherwise when it is decided again",
  },
  NOT_TO_BE_DECIDED: {
    fr: "{command} ne peut être décidé sur ce qui est écrit ({reason})",
    en: "{command} cannot be decided on what is written ({reason})",
  },
  NOT_TO_BE_FOLDED: {
    fr: "{type} ne dit pas ce qu’un tel fait dit ({reason})",
    en: "{type} does not say what such an event says ({reason})",
  },
  LIST_OTHERWISE: {
    fr: "la liste d’état qui découle du journal a une autre empreinte",
    en: "the status list that follows from the log has another hash",
  },
  RULE_OTHERWISE: {
    fr: "la règle {rule} donne « {again} » avec un autre évaluateur, et non « {claimed} »",
    en: "rule {rule} gives “{again}” with another evaluator, and not “{claimed}”",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type FailureCode = keyof typeof failures;

/** Why something cannot be derived again. */
export const unknowns = {
  erased: {
    fr: "effacé : la clé n’existe plus",
    en: "erased: the key is no more",
  },
  secret: {
    fr: "secret : un bulletin que personne n’ouvre",
    en: "secret: a ballot that nobody opens",
  },
  withheld: {
    fr: "non remis à ce lecteur",
    en: "withheld from this reader",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

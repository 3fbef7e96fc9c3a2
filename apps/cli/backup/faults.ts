/** Why there is no backup, or no restoring from it. */
export const faults = {
  nothing: {
    fr: "Il n’y a rien à sauvegarder : le journal est vide. Vérifiez DATA_DIR.",
    en: "There is nothing to back up: the log is empty. Look at DATA_DIR.",
  },
  notOurs: {
    fr: "Cette commande sauvegarde un dossier de données avec sa propre base. Pour un serveur PostgreSQL ou EventStoreDB, prenez ses outils à lui (voir docs/operations.md).",
    en: "This command backs up a data folder with a database of its own. For a PostgreSQL or EventStoreDB server use its own tools (see docs/operations.md).",
  },
  folderTaken: {
    fr: "Le dossier {folder} contient déjà quelque chose. Nommez-en un autre, vide ou à créer.",
    en: "The folder {folder} holds something already. Name another, an empty one or one to be made.",
  },
  dataThere: {
    fr: "Le dossier de données {folder} contient déjà quelque chose : rien n’y est écrit. Choisissez-en un autre avec DATA_DIR.",
    en: "The data folder {folder} holds something already: nothing is written there. Choose another with DATA_DIR.",
  },
  mounted: {
    fr: "{folder} est un système de fichiers monté, dont aucun autre dossier ne peut prendre la place. Nommez dans DATA_DIR un dossier qui s’y trouve.",
    en: "{folder} is a mounted file system, whose place no other folder can take. Name a folder within it in DATA_DIR.",
  },
  databaseTaken: {
    fr: "La base de DATABASE_URL a déjà un journal ou des clés : rien n’y est écrit. Donnez une base neuve, vide ; celle d’une restauration interrompue est à supprimer.",
    en: "The database of DATABASE_URL has a log or keys already: nothing is written there. Give it a new one, which is empty; that of a restore that was cut off is to be dropped.",
  },
  unfinished: {
    fr: "{folder} n’est pas une sauvegarde, ou elle n’a pas été menée à son terme.",
    en: "{folder} is no backup, or one that was not finished.",
  },
  damaged: {
    fr: "{event} n’est plus ce dont on avait pris l’empreinte : réparez d’abord le journal (« replay » dit tout ce qui ne va pas).",
    en: "{event} is not any more what was hashed: mend the log first (“replay” tells all that is wrong).",
  },
  gap: {
    fr: "{event} ne suit pas le fait précédent de son flux.",
    en: "{event} does not follow the event before it in its stream.",
  },
  partMissing: {
    fr: "{event} nomme une valeur scellée qui n’est pas dans la sauvegarde.",
    en: "{event} names a sealed value that is not in the backup.",
  },
  altered: {
    fr: "{what} a été altéré, ou n’est pas entier. Prenez une autre sauvegarde.",
    en: "{what} was altered, or is not whole. Take another backup.",
  },
  otherSecret: {
    fr: "Le secret de cette sauvegarde n’est pas celui de son journal. Prenez-en une autre.",
    en: "The secret in this backup is not that of its log. Take another.",
  },
  differs: {
    fr: "Le journal restauré n’est pas celui de la sauvegarde ({events} faits au lieu de {expected}) : rien n’est mis en place.",
    en: "The log that was restored is not that of the backup ({events} events instead of {expected}): nothing is put in place.",
  },
} as const;

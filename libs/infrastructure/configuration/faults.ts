import type { Sentences } from "#kernel/index.js";

/** Why a start is refused. */
export const faults = {
  SETTING_NOT_A_PORT: {
    fr: "{setting} vaut « {value} » ; il faut un numéro de port, de 0 (n'importe lequel) à 65535.",
    en: "{setting} is “{value}”; a port number is needed, from 0 (any free one) to 65535.",
  },
  SETTING_NOT_A_HOST: {
    fr: "{setting} vaut « {value} » ; il faut une adresse ou un nom de machine, comme 127.0.0.1.",
    en: "{setting} is “{value}”; an address or a host name is needed, such as 127.0.0.1.",
  },
  SETTING_NOT_A_FOLDER_NAME: {
    fr: "{setting} ne peut pas servir de nom de dossier.",
    en: "{setting} cannot be the name of a folder.",
  },
  SETTING_NOT_OFFERED: {
    fr: "{setting} vaut « {value} » ; les valeurs possibles sont : {offered}.",
    en: "{setting} is “{value}”; it may be: {offered}.",
  },
  SETTING_NOT_A_MAIL_SERVER: {
    fr: "{setting} n'est pas l'adresse d'un serveur de courriel, comme smtps://compte:secret@smtp.example.org (sa valeur n'est pas répétée ici).",
    en: "{setting} is not the address of a mail server, such as smtps://user:secret@smtp.example.org (what it is set to is not repeated here).",
  },
  SETTING_NOT_AN_EVENTSTORE: {
    fr: "{setting} n'est pas l'adresse d'un EventStoreDB, comme esdb://compte:secret@log.example.org:2113 ou esdb+discover://grappe.example.org (sa valeur n'est pas répétée ici). Options possibles : {options}.",
    en: "{setting} is not the address of an EventStoreDB, such as esdb://user:secret@log.example.org:2113 or esdb+discover://cluster.example.org (what it is set to is not repeated here). It may have these options: {options}.",
  },
  LOG_NOT_REACHED: {
    fr: "Le journal ne répond pas à l'adresse d'EVENTSTORE_URL : {reason}. Vérifiez l'adresse (tls=false s'il ne chiffre pas), le compte et que le serveur est un EventStoreDB en marche (22.6 ou plus récent).",
    en: "The log does not answer at the address of EVENTSTORE_URL: {reason}. Check the address (tls=false where it does not encrypt), the account, and that the server is an EventStoreDB that runs (22.6 or later).",
  },
  LOG_WITHOUT_TLS: {
    fr: "Le serveur à l'adresse d'EVENTSTORE_URL ne chiffre pas. Mettez TLS en place, ou ajoutez tls=false à EVENTSTORE_URL si le réseau est sûr.",
    en: "The server at the address of EVENTSTORE_URL does not encrypt. Set up TLS there, or add tls=false to EVENTSTORE_URL where the network is safe.",
  },
  LOG_ELSEWHERE: {
    fr: "Cette base suit un autre journal que celui d'EVENTSTORE_URL. Remettez ce réglage comme il était, ou déplacez le journal avec « creativallee log copy ».",
    en: "This database follows another log than that of EVENTSTORE_URL. Set it as it was, or move the log with “creativallee log copy”.",
  },
  LOG_SHORTER: {
    fr: "Le journal ne contient plus l'événement {event}, qui avait été lu : il a été restauré d'une copie plus ancienne, ou a perdu sa fin dans une bascule. Rien n'est écrit. Remettez un journal qui contient cet événement, restaurez ensemble le journal et la base, ou repartez de ce qui reste avec « creativallee log recover » (docs/operations.md).",
    en: "The log does not hold the event {event} any more, which was read before: it was restored from an older copy, or lost its end in a failover. Nothing is written. Put back a log that holds that event, restore the log and the database together, or go on from what is left with “creativallee log recover” (docs/operations.md).",
  },
  SETTING_NOT_AN_ADDRESS: {
    fr: "{setting} vaut « {value} » ; il faut une adresse de courriel, comme label@example.org ou Le label <label@example.org>.",
    en: "{setting} is “{value}”; a mail address is needed, such as label@example.org or The label <label@example.org>.",
  },
  SETTING_NOT_A_PUBLIC_URL: {
    fr: "{setting} vaut « {value} » ; il faut l'adresse par laquelle on arrive ici, comme https://label.example.org.",
    en: "{setting} is “{value}”; the address is needed by which others come here, such as https://label.example.org.",
  },
  SETTING_NOT_A_POLICY: {
    fr: "{setting} nomme le fichier {file}, qui n'est pas une politique de témoins (C2SP tlog-policy) : {reason}.",
    en: "{setting} names the file {file}, which is no policy of witnesses (C2SP tlog-policy): {reason}.",
  },
  SETTING_NOT_A_RANGE: {
    fr: "{setting} contient « {value} » ; il faut une adresse IP ou une plage, comme 10.0.0.0/8, séparées par des virgules.",
    en: "{setting} holds “{value}”; an IP address or a range is needed, such as 10.0.0.0/8, with commas between them.",
  },
  SETTING_NOT_A_COLLECTOR: {
    fr: "{setting} n'est pas l'adresse d'un collecteur OpenTelemetry en HTTP, comme http://collecteur.example.org:4318 (sa valeur n'est pas répétée ici).",
    en: "{setting} is not the address of an OpenTelemetry collector over HTTP, such as http://collector.example.org:4318 (what it is set to is not repeated here).",
  },
  SETTING_WANTED: {
    fr: "{setting} manque : {other} ne sert à rien sans lui.",
    en: "{setting} is missing: {other} is of no use without it.",
  },
  SETTING_NOT_A_DATABASE: {
    fr: "{setting} n'est pas l'adresse d'une base PostgreSQL, comme postgres://compte:secret@base.example.org:5432/creativallee (sa valeur n'est pas répétée ici).",
    en: "{setting} is not the address of a PostgreSQL database, such as postgres://user:secret@db.example.org:5432/creativallee (what it is set to is not repeated here).",
  },
  SETTING_PARAMETER_UNKNOWN: {
    fr: "{setting} porte le paramètre « {parameter} », qui resterait sans effet ; ceux qui sont compris : {offered}.",
    en: "{setting} has the parameter “{parameter}”, which would have no effect; those understood are: {offered}.",
  },
  SETTING_FILE_NOT_READ: {
    fr: "{setting} nomme le fichier {file}, qui ne se lit pas ({reason}).",
    en: "{setting} names the file {file}, which cannot be read ({reason}).",
  },
  SETTING_NOT_A_REDIS: {
    fr: "{setting} n'est pas l'adresse d'un Redis, comme redis://compte:secret@redis.example.org:6379, rediss://… pour TLS, ou redis+sentinel://un:26379,deux:26379/nom (sa valeur n'est pas répétée ici).",
    en: "{setting} is not the address of a Redis, such as redis://user:secret@redis.example.org:6379, rediss://… for TLS, or redis+sentinel://one:26379,two:26379/name (what it is set to is not repeated here).",
  },
  QUEUE_NOT_WHOLE: {
    fr: "Le schéma « jobs » de la base n'est pas celui de la file des tâches, ou plus en entier : il y manque {missing}. S'il est à un autre programme, donnez à celui-ci une base à lui. Sinon, arrêtez tous les processus, faites « drop schema jobs cascade » et redémarrez : il est refait, et rien ne se perd.",
    en: "The schema “jobs” of the database is not that of the queue of jobs, or not whole any more: it lacks {missing}. Where it is another program's, give this one a database of its own. Else stop every process, do “drop schema jobs cascade” and start again: it is made anew, and nothing is lost.",
  },
  REDIS_AWAY: {
    fr: "Redis ne répond pas à l'adresse {place} ({reason}). Démarrez-le ou corrigez REDIS_URL ; sans ce réglage, les tâches restent dans PostgreSQL.",
    en: "Redis does not answer at {place} ({reason}). Start it, or correct REDIS_URL; without that setting the jobs stand in PostgreSQL.",
  },
  REDIS_SHUT: {
    fr: "Redis refuse l'accès à l'adresse {place} ({reason}). Mettez dans REDIS_URL un compte et un mot de passe qui peuvent lire, écrire et demander INFO.",
    en: "Redis does not let us in at {place} ({reason}). Put a user and password into REDIS_URL that may read, write and ask for INFO.",
  },
  REDIS_EVICTS: {
    fr: "Redis, à l'adresse {place}, jette des données quand la mémoire manque (maxmemory-policy {policy}) : des tâches se perdraient en silence. Réglez-le sur « maxmemory-policy noeviction ».",
    en: "Redis at {place} throws data away when memory is short (maxmemory-policy {policy}): jobs would be lost without a word. Set it to “maxmemory-policy noeviction”.",
  },
  REDIS_TOO_OLD: {
    fr: "Redis, à l'adresse {place}, est en version {version} ; il faut au moins la {oldest}. Mettez-le à jour.",
    en: "Redis at {place} is version {version}; at least {oldest} is needed. Upgrade it.",
  },
  REDIS_FOLLOWS: {
    fr: "Redis, à l'adresse {place}, n'est qu'une copie d'un autre et n'accepte pas d'écriture. Donnez dans REDIS_URL l'adresse du principal, ou celles des sentinelles.",
    en: "Redis at {place} is a replica of another and takes no writes. Put the address of the primary into REDIS_URL, or those of the sentinels.",
  },
  REDIS_IN_CLUSTER: {
    fr: "Redis, à l'adresse {place}, est un nœud de Redis Cluster, où les tâches ne peuvent pas être rangées. Donnez dans REDIS_URL un Redis seul (cluster-enabled no), ou des sentinelles.",
    en: "Redis at {place} is a node of a Redis Cluster, which jobs cannot stand in. Put the address of a single Redis (cluster-enabled no) into REDIS_URL, or those of sentinels.",
  },
  REDIS_NO_SUCH_NUMBER: {
    fr: "Redis, à l'adresse {place}, n'a pas de base numéro {number}. Corrigez le numéro à la fin de REDIS_URL (de 0 à 15 d'ordinaire), ou ôtez-le.",
    en: "Redis at {place} has no database number {number}. Correct the number at the end of REDIS_URL (usually 0 to 15), or leave it out.",
  },
  REDIS_TAKES_NOTHING: {
    fr: "Redis répond à l'adresse {place}, mais n'accepte pas d'écriture ({reason}). Rendez-lui de la place ou le droit d'écrire, ou corrigez REDIS_URL.",
    en: "Redis answers at {place}, but takes no writes ({reason}). Give it room, or let it write, or correct REDIS_URL.",
  },
  REDIS_WITHOUT_TLS: {
    fr: "Redis, à l'adresse {place}, ne chiffre pas. Mettez TLS en place, ou écrivez redis:// au lieu de rediss:// dans REDIS_URL si le réseau est sûr.",
    en: "Redis at {place} does not encrypt. Set up TLS there, or write redis:// for rediss:// in REDIS_URL where the network is safe.",
  },
  NOT_A_REDIS: {
    fr: "Ce qui répond à l'adresse {place} n'est pas un Redis, ou en est un qui chiffre (rediss://). Corrigez REDIS_URL.",
    en: "What answers at {place} is not a Redis, or is one that encrypts (rediss://). Correct REDIS_URL.",
  },
  SAMPLE_IN_PRODUCTION: {
    fr: "SAMPLE=yes et NODE_ENV=production s'excluent : l'exemple n'a pas sa place parmi de vrais dossiers.",
    en: "SAMPLE=yes and NODE_ENV=production exclude each other: the sample has no place among real files.",
  },
  CLOCK_SHIFTED_IN_PRODUCTION: {
    fr: "Le dossier {folder} porte une horloge décalée, celle de l'exemple. En production, choisissez un autre dossier avec DATA_DIR.",
    en: "The folder {folder} has a shifted clock, that of the sample. In production, choose another folder with DATA_DIR.",
  },
  PORT_TAKEN: {
    fr: "Le port {port} de {host} est déjà pris. Choisissez-en un autre, par exemple : PORT={other} npm start",
    en: "Port {port} on {host} is already taken. Choose another, for instance: PORT={other} npm start",
  },
  HOST_NOT_HERE: {
    fr: "Cette machine ne peut pas écouter sur {host} ({reason}). HOST attend une de ses adresses : 127.0.0.1, ou 0.0.0.0 pour toutes.",
    en: "This machine cannot listen on {host} ({reason}). HOST needs an address of its own: 127.0.0.1, or 0.0.0.0 for all of them.",
  },
  PORT_NOT_ALLOWED: {
    fr: "Le port {port} est réservé à l'administration de la machine. Choisissez-en un autre, par exemple : PORT=3210 npm start",
    en: "Port {port} is kept for the machine's administrator. Choose another, for instance: PORT=3210 npm start",
  },
  FOLDER_HELD: {
    fr: "Le dossier {folder} est déjà utilisé par le processus {pid} ({role}), depuis le {since}{address}. Arrêtez-le, ou choisissez un autre dossier avec DATA_DIR.",
    en: "The folder {folder} is held by process {pid} ({role}), since {since}{address}. Stop it, or choose another folder with DATA_DIR.",
  },
  FOLDER_NOT_USABLE: {
    fr: "Le dossier {folder} ne peut pas être utilisé ({reason}). Choisissez-en un autre avec DATA_DIR.",
    en: "The folder {folder} cannot be used ({reason}). Choose another with DATA_DIR.",
  },
  DATABASE_NOT_REACHED: {
    fr: "Le serveur PostgreSQL de DATABASE_URL ne répond pas à l'adresse {host}, port {port} ({reason}). Vérifiez l'adresse, et qu'il est en marche.",
    en: "The PostgreSQL server of DATABASE_URL does not answer at {host}, port {port} ({reason}). Check the address, and that it runs.",
  },
  DATABASE_LOGIN_REFUSED: {
    fr: "Le serveur PostgreSQL de {host} ne laisse pas entrer le compte {user} ({reason}). Vérifiez le compte et son mot de passe dans DATABASE_URL.",
    en: "The PostgreSQL server at {host} does not let the user {user} in ({reason}). Check the user and its password in DATABASE_URL.",
  },
  DATABASE_MISSING: {
    fr: "Le serveur PostgreSQL de {host} n'a pas de base nommée {database}. Créez-la (create database), ou corrigez DATABASE_URL.",
    en: "The PostgreSQL server at {host} has no database called {database}. Create it (create database), or correct DATABASE_URL.",
  },
  DATABASE_WITHOUT_TLS: {
    fr: "Le serveur PostgreSQL de {host} ne chiffre pas. Mettez TLS en place, ou ajoutez ?sslmode=disable à DATABASE_URL si le réseau est sûr.",
    en: "The PostgreSQL server at {host} does not encrypt. Set up TLS there, or add ?sslmode=disable to DATABASE_URL where the network is safe.",
  },
  DATABASE_NOT_TRUSTED: {
    fr: "Rien ne garantit que le serveur PostgreSQL de {host} est le bon ({reason}). Nommez dans DATABASE_URL le certificat qui le garantit : sslrootcert=/chemin/ca.pem.",
    en: "Nothing vouches for the PostgreSQL server at {host} ({reason}). Name the certificate that does in DATABASE_URL: sslrootcert=/path/ca.pem.",
  },
  DATABASE_TOO_OLD: {
    fr: "Le serveur de {host} est un PostgreSQL {version} ; il en faut un {least} ou plus récent.",
    en: "The server at {host} is PostgreSQL {version}; {least} or newer is needed.",
  },
  DATABASE_NOT_UTF8: {
    fr: "La base {database} est en {encoding} ; il la faut en UTF8 : create database {database} encoding 'UTF8' template template0.",
    en: "The database {database} is in {encoding}; it must be in UTF8: create database {database} encoding 'UTF8' template template0.",
  },
  DATABASE_READ_ONLY: {
    fr: "Le serveur PostgreSQL de {host} n'accepte pas d'écriture : c'est une réplique, ou il a été mis en lecture seule. DATABASE_URL doit nommer le serveur principal.",
    en: "The PostgreSQL server at {host} takes no writes: it is a replica, or was set to read only. DATABASE_URL must name the primary.",
  },
  DATABASE_RIGHTS_WANTED: {
    fr: "Le compte {user} n'a pas les droits qu'il faut dans la base {database} ({reason}). Le plus simple : alter database {database} owner to {user}.",
    en: "The user {user} lacks rights in the database {database} ({reason}). The simplest way: alter database {database} owner to {user}.",
  },
  FOREIGN_SCHEMA: {
    fr: "La base contient déjà {found}, qui n'est pas de ce programme. Donnez-lui une base à lui, vide.",
    en: "The database already holds {found}, which is not this program's. Give it a database of its own, an empty one.",
  },
  HALF_MIGRATED: {
    fr: "Il manque à la base {missing}, que des étapes déjà faites ont créé : elle n'est pas entière, comme après une restauration partielle. Restaurez-la entière d'une sauvegarde.",
    en: "The database lacks {missing}, which steps already taken have made: it is not whole, as after a partial restore. Restore all of it from a backup.",
  },
  NEWER_SCHEMA: {
    fr: "Les données ont été écrites par une version plus récente du programme, qui connaît : {unknown}. Installez cette version.",
    en: "The data was written by a newer version of the program, which knows: {unknown}. Install that version.",
  },
  KEYS_OF_ANOTHER_LOG: {
    fr: "Le journal a été écrit avec d'autres clés que celles de cette base : le schéma « keys » a été perdu ou remplacé. Restaurez-le avec le journal auquel il appartient.",
    en: "The log was written with other keys than this database holds: the schema “keys” was lost or replaced. Restore it together with the log that it belongs to.",
  },
  KEY_MISSING: {
    fr: "Les clés de cette base sont enveloppées par la clé {key}, que {file} ne contient pas : rien de personnel ne peut être lu. Remettez ce fichier (KEY_FILE), gardé à part des sauvegardes ; si la clé a été remplacée depuis (après des effacements), restaurez aussi les clés les plus récentes.",
    en: "The keys of this database are wrapped by the key {key}, which {file} does not hold: nothing personal can be read. Put that file back (KEY_FILE), which is kept apart from backups; where the key was replaced since (after erasures), restore the newest keys as well.",
  },
  KEY_FILE_NOT_READ: {
    fr: "Le fichier de clés {file} ne se lit pas ({reason}). Remettez-le tel qu'il était, lisible par ce programme seul.",
    en: "The key file {file} cannot be read ({reason}). Put it back as it was, readable by this program alone.",
  },
  KEY_COMMAND_FAILED: {
    fr: "La commande de KEY_COMMAND n'a pas rendu la clé de {file} ({reason}). Vérifiez qu'elle répond à « wrap » et « unwrap » par une seule ligne.",
    en: "The command of KEY_COMMAND did not give the key of {file} ({reason}). See that it answers “wrap” and “unwrap” with a single line.",
  },
  CHANGED_MIGRATION: {
    fr: "L'étape {migration} a changé depuis qu'elle a été appliquée à ces données ; le programme ne sait plus comment elles sont rangées.",
    en: "Migration {migration} has changed since it was applied to this data; the program can no longer tell its form.",
  },
} as const satisfies Sentences;

export interface Fault {
  readonly code: keyof typeof faults;
  readonly about: Readonly<Record<string, string | number>>;
}

/** The start is refused for these reasons, all of them. The process should tell them and exit 1. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
  readonly faults: readonly Fault[];

  constructor(...found: readonly Fault[]) {
    super(found.map((fault) => `${fault.code}: ${tell(fault, "en")}`).join("\n"));
    this.faults = found;
  }
}

export type Tongue = "fr" | "en";

export const tell = ({ code, about }: Fault, tongue: Tongue): string =>
  faults[code][tongue].replace(/\{(\w+)\}/g, (_, name: string) => String(about[name] ?? ""));

/** The language of a terminal, from its locale; English unless it says French. */
export const terminalTongue = (env: NodeJS.ProcessEnv): Tongue =>
  /^fr/i.test(env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "") ? "fr" : "en";

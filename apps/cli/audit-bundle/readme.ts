import type { Manifest } from "./manifest.js";

type About = Pick<Manifest, "events" | "until" | "application">;

const inFrench = ({ until, application }: About): string =>
  [
    ...(until === undefined ? [] : [` (jusqu’au premier point de contrôle après ${until})`]),
    ...(application === undefined
      ? []
      : [`, ceux du dossier ${application} et de ce sur quoi il repose`]),
  ].join("");

const inEnglish = ({ until, application }: About): string =>
  [
    ...(until === undefined ? [] : [` (up to the first checkpoint after ${until})`]),
    ...(application === undefined
      ? []
      : [`, those of the file ${application} and of what it rests on`]),
  ].join("");

/** For whoever opens the folder before they know what it is. */
export const readme = (about: About): string => `# Dossier d’audit

Ce dossier contient ${about.events} faits d’un journal${inFrench(about)}, octet pour octet, et tout ce qu’il
faut pour vérifier, sans réseau ni serveur, qu’aucun n’a été changé, ôté, ajouté ou déplacé, et pour
reprendre chaque décision.

**Il contient des données personnelles et les clés qui les ouvrent.** Gardez-le comme vous garderiez les
dossiers eux-mêmes ; détruisez-le quand l’audit est fini.

1. Écrivez une politique, \`politique.txt\` : \`log <clé>\` pour chaque clé de log-keys.txt **que vous tenez d’ailleurs
   que de ce dossier**, les témoins en qui vous avez confiance, et \`quorum\` (\`none\` sans témoin).
2. \`npx creativallee audit verify CE-DOSSIER --policy politique.txt\`, avec \`--kept FICHIER\` pour chaque point de
   contrôle que vous avez gardé d’une fois précédente.

# Bundle for an audit

This folder holds ${about.events} events of a log${inEnglish(about)}, byte for byte, and all that it takes to verify, with
no network and no server, that none was altered, dropped, inserted or moved, and to take every decision again.

**It holds personal data and the keys that open it.** Keep it as you would keep the files themselves; destroy it
when the audit is over.

1. Write a policy, \`policy.txt\`: \`log <key>\` for each key of log-keys.txt **that you know from elsewhere than this
   folder**, the witnesses that you trust, and \`quorum\` (\`none\` without a witness).
2. \`npx creativallee audit verify THIS-FOLDER --policy policy.txt\`, with \`--kept FILE\` for each checkpoint that you
   have kept from an earlier time.

| file                 | what                                                                                |
| -------------------- | ----------------------------------------------------------------------------------- |
| events.ndjson        | events as they were stored, one a line, in the order of the tree                    |
| checkpoints.ndjson   | every signed tree with its cosignatures, a note in JSON a line                      |
| proofs.ndjson        | of a part of the log: where each event stands in the signed tree, and the proof     |
| sealed.ndjson        | sealed values, in the order in which events name them                               |
| keys.ndjson          | what opens them                                                                     |
| definitions.ndjson   | definitions of schemes, by their hashes                                             |
| log-keys.txt         | verifier keys of the log, as it publishes them                                      |
| manifest.json        | how many lines each file has, and its hash                                          |
`;

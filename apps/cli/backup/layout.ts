/** A table of which rows are kept as they are, as JSON a line; `bytea` in hex. */
export interface KeptTable {
  readonly file: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Unique: rows are read in its order, and written again in it. */
  readonly key: { readonly column: string; readonly type: "text" | "bigint" | "boolean" };
}

/** Ids alone, as in the outbox: what a letter says is nowhere kept. How often it was tried is forgotten. */
const messages: KeptTable = {
  file: "messages.jsonl",
  table: "read.outbox",
  columns: [
    "id",
    "reaction",
    "cause",
    "caused_at",
    "command",
    "target",
    "body",
    "not_before",
    "status",
    "code",
    "settled_at",
    "replayed_by",
    "replayed_at",
    "replay_key",
  ],
  key: { column: "nth", type: "bigint" },
};

const starts: KeptTable = {
  file: "reactions.jsonl",
  table: "read.reaction_starts",
  columns: ["reaction", "quiet_until"],
  key: { column: "reaction", type: "text" },
};

const sealedParts: KeptTable = {
  file: "sealed.jsonl",
  table: "log.sealed_parts",
  columns: ["hash", "subject", "blob"],
  key: { column: "hash", type: "text" },
};

const dataKeys: KeptTable = {
  file: "keys.jsonl",
  table: "keys.data_keys",
  columns: ["subject", "bytes", "wrapped_by", "made_at", "erased_at"],
  key: { column: "subject", type: "text" },
};

const logSecret: KeptTable = {
  file: "secret.jsonl",
  table: "keys.log_secret",
  columns: ["bytes", "wrapped_by", "made_at"],
  key: { column: "single", type: "boolean" },
};

/** What was ever signed: of a log that was put back, too, nobody may sign another past. */
const checkpoints: KeptTable = {
  file: "checkpoints.jsonl",
  table: "audit.checkpoints",
  columns: ["size", "note", "quorum", "signed_at"],
  key: { column: "size", type: "bigint" },
};

const cosignatures: KeptTable = {
  file: "cosignatures.jsonl",
  table: "audit.cosignatures",
  columns: ["size", "witness", "line"],
  key: { column: "nth", type: "bigint" },
};

const signingKeys: KeptTable = {
  file: "signing-keys.jsonl",
  table: "audit.keys",
  columns: ["vkey", "since", "retired"],
  key: { column: "vkey", type: "text" },
};

export const kept = { messages, starts, sealedParts, dataKeys, logSecret } as const;

/** Not in a backup of a release that had no tree. */
export const ofTheTree: readonly KeptTable[] = [checkpoints, cosignatures, signingKeys];

/** Events as they were stored, one a line. */
export const logFile = "log.jsonl";

/** What is named by its hash. */
export const blobFolder = "files";

/** A sample folder's clock and people. */
export const besides = ["clock.json", "sample.json"] as const;

/**
 * What is done with a message must not be done again, so how messages stand is read before the log,
 * which then holds what came of them, and all that was signed; what events name is read after it, so that none is missing.
 */
export const beforeLog: readonly KeptTable[] = [...ofTheTree, starts, messages];
export const afterLog: readonly KeptTable[] = [sealedParts, dataKeys, logSecret];

/** Enough to open an older backup whose own keys open nothing any more. */
export const keysAlone: readonly KeptTable[] = [dataKeys, logSecret];

/** Written last: a folder without it is no backup. */
export const manifestFile = "backup.json";

export const everything: readonly string[] = [
  manifestFile,
  logFile,
  blobFolder,
  ...besides,
  ...[...beforeLog, ...afterLog].map(({ file }) => file),
];

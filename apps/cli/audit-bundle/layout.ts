/** All that a bundle is made of; nothing else in its folder is ever looked at. */
export const files = {
  /** Events as they were stored, one a line, in the order of the tree. */
  events: "events.ndjson",
  /** Every signed tree, a note in JSON a line, the smallest first. */
  checkpoints: "checkpoints.ndjson",
  /** Of a part of the log: of each event, where it stands in the tree, and the proof. */
  proofs: "proofs.ndjson",
  /** Sealed values, in the order in which events name them. */
  sealed: "sealed.ndjson",
  /** What opens them. */
  keys: "keys.ndjson",
  /** Definitions of schemes, each with its hash. */
  definitions: "definitions.ndjson",
  /** Verifier keys of the log, as it publishes them. */
  logKeys: "log-keys.txt",
  readme: "README.md",
} as const;

export const fileNames: readonly string[] = Object.values(files);

/** Written last: a folder without it is no bundle. */
export const manifestFile = "manifest.json";

/** The longest line that is taken in, in bytes, and the largest file of those that are held in memory. */
export const limits = {
  line: 8_388_608,
  manifest: 65_536,
  keys: 268_435_456,
  definitions: 67_108_864,
} as const;

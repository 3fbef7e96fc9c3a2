/** In which of the public formats an input is not what it says to be, and why. Codes are stable. */
export type MalformedCode =
  | "NOT_UTF8"
  | "NOTE_TOO_LARGE"
  | "NOTE_CONTROL_CHARACTER"
  | "NOTE_WITHOUT_SIGNATURES"
  | "NOTE_TEXT_UNFINISHED"
  | "NOTE_SIGNATURE_LINE"
  | "NOTE_TOO_MANY_SIGNATURES"
  | "KEY_FORM"
  | "KEY_NAME"
  | "KEY_TYPE_UNKNOWN"
  | "KEY_ID_OF_ANOTHER_KEY"
  | "CHECKPOINT_FORM"
  | "CHECKPOINT_ORIGIN"
  | "CHECKPOINT_SIZE"
  | "CHECKPOINT_ROOT"
  | "CHECKPOINT_EXTENSION"
  | "PROOF_FILE_FORM"
  | "PROOF_HASH"
  | "PROOF_TOO_LONG"
  | "POLICY_TOO_LARGE"
  | "POLICY_CONTROL_CHARACTER"
  | "POLICY_LINE_UNFINISHED"
  | "POLICY_LINE"
  | "POLICY_NAME_TAKEN"
  | "POLICY_NAME_UNKNOWN"
  | "POLICY_MEMBER_TWICE"
  | "POLICY_KEY_TWICE"
  | "POLICY_KEY_TYPE"
  | "POLICY_THRESHOLD"
  | "POLICY_WITHOUT_QUORUM"
  | "POLICY_TWO_QUORUMS"
  | "REQUEST_FORM"
  | "REQUEST_OLD_SIZE"
  | "CONFLICT_FORM"
  | "TILE_SIZE"
  | "ENTRY_BUNDLE"
  | "COMPACT_RANGE";

/** An input that is not in its form. Nothing of it may be believed. */
export class Malformed extends Error {
  override readonly name = "Malformed";
  constructor(
    readonly code: MalformedCode,
    /** The piece that is at fault, cut short: hostile input is never echoed whole. */
    readonly what = "",
  ) {
    const shown = what.length > 80 ? `${what.slice(0, 80)}…` : what;
    super(shown ? `${code}: ${JSON.stringify(shown)}` : code);
  }
}

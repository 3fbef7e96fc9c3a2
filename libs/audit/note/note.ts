import { bytesOf, fromBase64, isPlainText, linesOf, textOf, toBase64 } from "../encoding.js";
import { Malformed } from "../malformed.js";
import { isKeyName } from "./key.js";

/** C2SP signed-note: a text, and who signed it. Until that is verified, the text says nothing. */
export interface Note {
  /** Its last newline included. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  /** What follows the key's id. */
  readonly bytes: Uint8Array;
}

/** More than any log or witness sends: hostile notes are to cost nothing. */
const limits = { bytes: 1_048_576, signatures: 100 } as const;

const idLength = 4;

/** @throws Malformed */
export const parseNote = (bytes: Uint8Array): Note => {
  if (bytes.length > limits.bytes) throw new Malformed("NOTE_TOO_LARGE", `${bytes.length} bytes`);
  const whole = textOf(bytes);
  if (!isPlainText(whole)) throw new Malformed("NOTE_CONTROL_CHARACTER");
  // A text may hold empty lines; the last one ends it.
  const end = whole.lastIndexOf("\n\n");
  if (end < 0) throw new Malformed("NOTE_WITHOUT_SIGNATURES");
  return { text: whole.slice(0, end + 1), signatures: parseSignatures(whole.slice(end + 2)) };
};

/** Signature lines alone: what a witness answers. @throws Malformed */
export const parseSignatures = (text: string): readonly NoteSignature[] => {
  const lines = linesOf(text);
  if (!lines) throw new Malformed("NOTE_WITHOUT_SIGNATURES");
  if (lines.length > limits.signatures)
    throw new Malformed("NOTE_TOO_MANY_SIGNATURES", `${lines.length}`);
  return lines.map((line) => {
    const [dash, name = "", base64 = "", ...more] = line.split(" ");
    const bytes = fromBase64(base64);
    const isWhole = dash === "—" && isKeyName(name) && more.length === 0;
    if (!isWhole || !bytes || bytes.length <= idLength)
      throw new Malformed("NOTE_SIGNATURE_LINE", line);
    return { name, id: bytes.readUInt32BE(), bytes: bytes.subarray(idLength) };
  });
};

/** @throws Malformed */
export const formatNote = ({ text, signatures }: Note): Uint8Array => {
  if (!text.endsWith("\n")) throw new Malformed("NOTE_TEXT_UNFINISHED", text);
  if (!isPlainText(text)) throw new Malformed("NOTE_CONTROL_CHARACTER");
  if (signatures.length === 0) throw new Malformed("NOTE_WITHOUT_SIGNATURES");
  return bytesOf(`${text}\n${formatSignatures(signatures)}`);
};

export const formatSignatures = (signatures: readonly NoteSignature[]): string =>
  signatures.map(({ name, id, bytes }) => `— ${name} ${toBase64(withId(id, bytes))}\n`).join("");

const withId = (id: number, bytes: Uint8Array): Uint8Array => {
  const first = Buffer.alloc(idLength);
  first.writeUInt32BE(id);
  return Buffer.concat([first, bytes]);
};

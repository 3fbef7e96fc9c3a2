/** A line of a file, counted from 1. */
export type Line = {
  readonly number: number;
  /** Bytes of the file up to and with this line. */
  readonly upTo: number;
} & ({ readonly text: string } | { readonly wrong: "NOT_UTF8" | "LINE_TOO_LONG" });

const newline = 0x0a;
/** Four bytes for each character that a dossier may have; what is longer is not even kept. */
export const longestLine = 4 * 256 * 1024;

// Fatal, or broken UTF-8 would pass for other characters.
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Splits bytes into lines, whatever the size of the file; a long line costs no memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const held = new HeldLine();
  let number = 0;
  let upTo = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      held.add(chunk.subarray(from, at));
      number += 1;
      yield { number, upTo: upTo + at + 1, ...held.take(number === 1) };
      from = at + 1;
    }
    held.add(chunk.subarray(from));
    upTo += chunk.length;
  }
  if (held.size > 0) yield { number: number + 1, upTo, ...held.take(number === 0) };
}

class HeldLine {
  #parts: Uint8Array[] = [];
  size = 0;

  add(part: Uint8Array): void {
    this.size += part.length;
    if (this.size <= longestLine) this.#parts.push(part);
    else this.#parts = [];
  }

  /** Some editors put a byte order mark before the first line of a file. */
  take(isFirst: boolean): { text: string } | { wrong: "NOT_UTF8" | "LINE_TOO_LONG" } {
    const [bytes, size] = [Buffer.concat(this.#parts), this.size];
    this.#parts = [];
    this.size = 0;
    if (size > longestLine) return { wrong: "LINE_TOO_LONG" };
    try {
      const text = utf8.decode(bytes);
      return { text: isFirst ? text.replace(/^\ufeff/u, "") : text };
    } catch {
      return { wrong: "NOT_UTF8" };
    }
  }
}

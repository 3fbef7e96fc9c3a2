import { createHash } from "node:crypto";
import fs from "node:fs/promises";

const newline = Buffer.from("\n");

export interface Written {
  readonly lines: number;
  readonly sha256: string;
}

export type Write = (lines: readonly Uint8Array[]) => Promise<void>;

/** A new file, line by line; durable when it returns. */
export const writeLines = async (
  place: string,
  work: (write: Write) => Promise<void>,
): Promise<Written> => {
  const hash = createHash("sha256");
  let count = 0;
  const file = await fs.open(place, "wx", 0o600);
  try {
    await work(async (lines) => {
      const bytes = Buffer.concat(lines.flatMap((line) => [line, newline]));
      hash.update(bytes);
      count += lines.length;
      await file.writeFile(bytes);
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return { lines: count, sha256: hash.digest("hex") };
};

const handful = 500;
const chunk = 1024 * 1024;

/** A file's lines, some at a time. @param hashed is told of all its bytes */
export async function* linesIn(
  place: string,
  hashed: (bytes: Uint8Array) => void = () => undefined,
): AsyncGenerator<readonly Buffer[]> {
  const file = await fs.open(place);
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(chunk), 0, chunk, null);
      if (bytesRead === 0) break;
      hashed(buffer.subarray(0, bytesRead));
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      const lines: Buffer[] = [];
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        lines.push(rest.subarray(0, end));
        rest = rest.subarray(end + 1);
      }
      for (let from = 0; from < lines.length; from += handful)
        yield lines.slice(from, from + handful);
    }
    if (rest.length > 0) yield [rest];
  } finally {
    await file.close();
  }
}

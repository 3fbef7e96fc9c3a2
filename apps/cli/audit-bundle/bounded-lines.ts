import { constants } from "node:fs";
import fs from "node:fs/promises";
import type { Line } from "#verification/bundle.js";

const chunk = 1_048_576;

/** Something stands where a file should, and is none: a link, a folder, a pipe. */
export class NotAFile extends Error {
  override readonly name = "NotAFile";
}

/** A line is longer than any that the format has. */
export class LineTooLong extends Error {
  override readonly name = "LineTooLong";
}

/** A file itself: what a link points at is none of a bundle, and a pipe would never end. @throws NotAFile */
export const openPlain = async (place: string): Promise<fs.FileHandle> => {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await fs.open(place, flags).catch((fault: NodeJS.ErrnoException) => {
    throw fault.code === "ELOOP" || fault.code === "EMLINK" ? new NotAFile(place) : fault;
  });
  const isFile = (await file.stat()).isFile();
  if (isFile) return file;
  await file.close();
  throw new NotAFile(place);
};

/** A file's bytes, some at a time. @throws NotAFile */
export async function* chunksOf(place: string): AsyncGenerator<Buffer> {
  const file = await openPlain(place);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(chunk), 0, chunk, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** A file's lines, some at a time, each with the offset of its first byte. @throws LineTooLong, NotAFile */
export async function* boundedLines(
  place: string,
  longest: number,
): AsyncGenerator<readonly Line[]> {
  let begun: Buffer[] = [];
  let length = 0;
  let at = 0;
  for await (const bytes of chunksOf(place)) {
    const lines: Line[] = [];
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const line = Buffer.concat([...begun, bytes.subarray(from, end)]);
      if (line.length > longest) throw new LineTooLong(place);
      lines.push({ bytes: line, at });
      at += line.length + 1;
      [begun, length] = [[], 0];
      from = end + 1;
    }
    const rest = bytes.subarray(from);
    length += rest.length;
    if (length > longest) throw new LineTooLong(place);
    if (rest.length > 0) begun.push(rest);
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [{ bytes: Buffer.concat(begun), at }];
}

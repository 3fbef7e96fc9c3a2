import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import { fromBase64, toBase64 } from "#audit/encoding.js";
import type { TreeHead } from "#audit/merkle/consistency.js";
import { isObject } from "#kernel/index.js";

/** What a witness has cosigned last of a log, and how many it has before. */
interface Seen extends TreeHead {
  readonly nth: number;
  readonly line: string;
}

/**
 * All tree heads that a witness has ever cosigned, each a line of one file that is only added to. Of
 * two lines that say to be the same one's successor the first counts: so whoever has written can see
 * whether they were the one, other processes on the same file included.
 */
export class SeenHeads {
  readonly #latest = new Map<string, Seen>();
  #read = 0;

  constructor(private readonly file: string) {}

  async latest(origin: string): Promise<TreeHead | undefined> {
    await this.#catchUp();
    return this.#latest.get(origin);
  }

  /**
   * On the disk when it returns true; false where another came first. Only after `latest` has told
   * what it is to follow.
   */
  async follow(origin: string, after: TreeHead | undefined, head: TreeHead): Promise<boolean> {
    const before = this.#latest.get(origin);
    if (before !== after) return false;
    const { size, root } = head;
    const said = { origin, nth: (before?.nth ?? 0) + 1, size, root: toBase64(root) };
    const line = JSON.stringify({ ...said, mark: randomUUID(), at: new Date().toISOString() });
    const handle = await fs.open(this.file, "a", 0o600);
    try {
      // On a line of its own also where an earlier one was torn by a crash.
      await handle.appendFile(`\n${line}\n`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await this.#catchUp();
    return this.#latest.get(origin)?.line === line;
  }

  async #catchUp(): Promise<void> {
    const handle = await fs.open(this.file, "a+", 0o600);
    try {
      const { size } = await handle.stat();
      if (size < this.#read) throw new Error(`${this.file} was cut short: what it knew is lost.`);
      const bytes = Buffer.alloc(size - this.#read);
      await handle.read(bytes, 0, bytes.length, this.#read);
      const end = bytes.lastIndexOf("\n") + 1;
      for (const line of bytes.subarray(0, end).toString("utf8").split("\n")) this.#take(line);
      this.#read += end;
    } finally {
      await handle.close();
    }
  }

  #take(line: string): void {
    const said = saidIn(line);
    if (!said) return;
    const { origin, nth, size, root } = said;
    const isNext = nth === (this.#latest.get(origin)?.nth ?? 0) + 1;
    if (isNext) this.#latest.set(origin, { nth, size, root, line });
  }
}

const saidIn = (line: string) => {
  if (line === "") return undefined;
  try {
    const said: unknown = JSON.parse(line);
    if (!isObject(said)) return undefined;
    const { origin, nth, size, root } = said;
    const bytes = typeof root === "string" ? fromBase64(root) : undefined;
    const isWhole =
      typeof origin === "string" && typeof nth === "number" && typeof size === "number";
    return isWhole && bytes ? { origin, nth, size, root: bytes } : undefined;
  } catch {
    // Torn by a crash before it was cosigned.
    return undefined;
  }
};

import fs from "node:fs/promises";
import path from "node:path";
import { isObject, type StreamName } from "#kernel/index.js";
import { askKeyCommand } from "./key-command.js";
import {
  type KeyEncryptionKey,
  type KeyRing,
  KeysNotAtHand,
  newKeyEncryptionKey,
} from "./key-ring.js";

/** A key as the file holds it: itself, or what a service that keeps keys has made of it. */
interface KeptKey {
  readonly id: string;
  readonly key?: string;
  readonly wrapped?: string;
}

interface Content {
  readonly keys: readonly KeptKey[];
  readonly erased: readonly StreamName[];
}

/** A file that its owner alone reads; its keys are wrapped in turn where a command is given. */
export class KeyFile implements KeyRing {
  readonly #opened = new Map<string, KeyEncryptionKey>();

  constructor(
    readonly place: string,
    private readonly command?: string,
  ) {}

  async find(id: string): Promise<KeyEncryptionKey | undefined> {
    const known = this.#opened.get(id);
    if (known) return known;
    const { keys } = await this.#read();
    // Another process may have destroyed what this one still holds.
    for (const opened of this.#opened.keys())
      if (!keys.some((one) => one.id === opened)) this.#opened.delete(opened);
    const kept = keys.find((one) => one.id === id);
    return kept && this.#open(kept);
  }

  async spare(using?: string): Promise<KeyEncryptionKey> {
    const content = await this.#read();
    const there = content.keys.find(({ id }) => id !== using);
    if (there) return this.#open(there);
    const made = newKeyEncryptionKey();
    const text = Buffer.from(made.bytes).toString("base64");
    const kept: KeptKey =
      this.command === undefined
        ? { id: made.id, key: text }
        : { id: made.id, wrapped: await this.#ask(this.command, "wrap", text) };
    // A key that does not come back from where it is kept must not wrap anything.
    const opened = await this.#open(kept);
    await this.#write({ ...content, keys: [...content.keys, kept] });
    return opened;
  }

  async keepOnly(id: string): Promise<number> {
    const { keys, erased } = await this.#read();
    const left = keys.filter((one) => one.id === id);
    if (left.length === 0) throw new Error(`${this.place} does not hold ${id}`);
    if (left.length < keys.length) await this.#write({ keys: left, erased });
    for (const opened of this.#opened.keys()) if (opened !== id) this.#opened.delete(opened);
    return keys.length - left.length;
  }

  async erased(): Promise<readonly StreamName[]> {
    return (await this.#read()).erased;
  }

  async noteErased(subject: StreamName): Promise<void> {
    const { keys, erased } = await this.#read();
    if (!erased.includes(subject)) await this.#write({ keys, erased: [...erased, subject] });
  }

  async #open({ id, key, wrapped }: KeptKey): Promise<KeyEncryptionKey> {
    const text =
      key ?? (this.command && wrapped && (await this.#ask(this.command, "unwrap", wrapped)));
    const bytes = Buffer.from(text ?? "", "base64");
    if (bytes.length !== 32) throw this.#notRead(text === undefined ? "KEY_COMMAND" : `key ${id}`);
    const opened = { id, bytes };
    this.#opened.set(id, opened);
    return opened;
  }

  async #ask(command: string, what: "wrap" | "unwrap", line: string): Promise<string> {
    return askKeyCommand(command, what, line).catch((fault: unknown) => {
      const reason = fault instanceof Error ? fault.message : String(fault);
      throw new KeysNotAtHand({ code: "KEY_COMMAND_FAILED", about: { file: this.place, reason } });
    });
  }

  async #read(): Promise<Content> {
    const text = await fs.readFile(this.place, "utf8").catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === "ENOENT") return undefined;
      throw this.#notRead(fault.code ?? fault.message);
    });
    if (text === undefined) return { keys: [], erased: [] };
    const content = contentIn(text);
    if (!content) throw this.#notRead("JSON");
    return content;
  }

  #notRead(reason: string): KeysNotAtHand {
    return new KeysNotAtHand({ code: "KEY_FILE_NOT_READ", about: { file: this.place, reason } });
  }

  /** Readers find the old content or the new one, after a crash too; then the old is written over. */
  async #write(content: Content): Promise<void> {
    const draft = `${this.place}.${process.pid}.draft`;
    await fs.mkdir(path.dirname(this.place), { recursive: true, mode: 0o700 });
    const text = `${JSON.stringify({ format: 1, ...content }, null, 2)}\n`;
    await fs.rm(draft, { force: true });
    await fs.writeFile(draft, text, { flush: true, mode: 0o600, flag: "wx" });
    const before = await fs.open(this.place, "r+").catch(() => undefined);
    try {
      await fs.rename(draft, this.place);
      const folder = await fs.open(path.dirname(this.place), "r");
      await folder.sync().finally(() => folder.close());
      if (!before) return;
      const { size } = await before.stat();
      await before.write(Buffer.alloc(size), 0, size, 0);
      await before.sync();
    } finally {
      await before?.close();
    }
  }
}

const contentIn = (text: string): Content | undefined => {
  try {
    const found: unknown = JSON.parse(text);
    if (!isObject(found) || found["format"] !== 1) return undefined;
    const { keys, erased } = found;
    if (!Array.isArray(keys) || !Array.isArray(erased)) return undefined;
    return keys.every(isKept) && erased.every(isSubject) ? { keys, erased } : undefined;
  } catch {
    return undefined;
  }
};

const isKept = (value: unknown): value is KeptKey =>
  isObject(value) &&
  typeof value["id"] === "string" &&
  (typeof value["key"] === "string" || typeof value["wrapped"] === "string");

const isSubject = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

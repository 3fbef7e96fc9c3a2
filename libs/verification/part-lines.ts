import { isObject, type SealedPart, type StreamName } from "#kernel/index.js";
import type { OpeningKey } from "#sealing/data-keys.js";
import type { Findings } from "./verdict.js";

const isStreamName = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

export const partLine = ({ hash, blob }: Pick<SealedPart, "hash" | "blob">): Uint8Array =>
  Buffer.from(JSON.stringify({ hash, blob: base64(blob) }), "utf8");

export const keyLine = (subject: StreamName, { encryption, commitment }: OpeningKey): Uint8Array =>
  Buffer.from(
    JSON.stringify({ subject, encryption: base64(encryption), commitment: base64(commitment) }),
    "utf8",
  );

const fieldsOf = (line: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};

/** Undefined where a line is no key. */
export const keyIn = (line: Uint8Array): readonly [StreamName, OpeningKey] | undefined => {
  const { subject, encryption, commitment } = fieldsOf(line);
  if (!isStreamName(subject)) return undefined;
  if (typeof encryption !== "string" || typeof commitment !== "string") return undefined;
  const key = {
    encryption: Buffer.from(encryption, "base64"),
    commitment: Buffer.from(commitment, "base64"),
  };
  return key.encryption.length === 32 && key.commitment.length === 32 ? [subject, key] : undefined;
};

/** Sealed values stand in the order in which they are named: none is looked for, none is kept. */
export class PartLines {
  #read = 0;
  #next: { readonly hash: string; readonly blob: Uint8Array } | undefined;

  constructor(
    private readonly findings: Findings,
    private readonly nextLine: () => Promise<Uint8Array | undefined>,
  ) {}

  /** The value named next, if it is there. */
  async take(hash: string): Promise<Uint8Array | undefined> {
    this.#next ??= await this.#line();
    if (this.#next?.hash !== hash) return undefined;
    const { blob } = this.#next;
    this.#next = undefined;
    return blob;
  }

  async end(): Promise<void> {
    this.#next ??= await this.#line();
    for (; this.#next; this.#next = await this.#line())
      this.findings.fail("sealed-values", "PART_NOT_NAMED", {}, { line: this.#read });
  }

  async #line(): Promise<{ readonly hash: string; readonly blob: Uint8Array } | undefined> {
    for (;;) {
      const line = await this.nextLine();
      if (!line) return undefined;
      this.#read += 1;
      const { hash, blob } = fieldsOf(line);
      if (typeof hash === "string" && typeof blob === "string")
        return { hash, blob: Buffer.from(blob, "base64") };
      this.findings.fail("sealed-values", "PART_MALFORMED", {}, { line: this.#read });
    }
  }
}

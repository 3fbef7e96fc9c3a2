import { fromBase64, toBase64 } from "#audit/encoding.js";
import { isObject, type SealedPart, type StreamName } from "#kernel/index.js";
import type { OpeningKey } from "#sealing/data-keys.js";
import type { Findings } from "./verdict.js";

const isStreamName = (value: unknown): value is StreamName =>
  typeof value === "string" && value.includes("-");

export const partLine = ({ hash, blob }: Pick<SealedPart, "hash" | "blob">): Uint8Array =>
  Buffer.from(JSON.stringify({ hash, blob: toBase64(blob) }), "utf8");

export const keyLine = (subject: StreamName, { encryption, commitment }: OpeningKey): Uint8Array =>
  Buffer.from(
    JSON.stringify({ subject, encryption: toBase64(encryption), commitment: toBase64(commitment) }),
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
  const [opens, commits] = [fromBase64(encryption), fromBase64(commitment)];
  if (opens?.length !== 32 || commits?.length !== 32) return undefined;
  return [subject, { encryption: opens, commitment: commits }];
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
      const bytes = typeof blob === "string" ? fromBase64(blob) : undefined;
      if (typeof hash === "string" && bytes) return { hash, blob: bytes };
      this.findings.fail("sealed-values", "PART_MALFORMED", {}, { line: this.#read });
    }
  }
}

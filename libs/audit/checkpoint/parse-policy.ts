import { fromDecimal, linesOf, textOf } from "../encoding.js";
import { Malformed } from "../malformed.js";
import { type KeyType, type NoteKey, parseVkey } from "../note/key.js";
import type { Policy, PolicyLog, PolicyWitness, Quorum } from "./policy.js";

/** The standard asks for 32 logs, 32 witnesses and 32 groups. */
const limits = { bytes: 262_144, logs: 500, named: 500 } as const;

/** @throws Malformed */
export const parsePolicy = (bytes: Uint8Array): Policy => {
  if (bytes.length > limits.bytes) throw new Malformed("POLICY_TOO_LARGE", `${bytes.length} bytes`);
  // Names are octets to the standard, whatever their script: one letter stands for each here.
  const octets = Buffer.from(bytes).toString("latin1");
  if (octets === "") throw new Malformed("POLICY_WITHOUT_QUORUM");
  const lines = linesOf(octets);
  if (!lines) throw new Malformed("POLICY_LINE_UNFINISHED");
  const reading = new Reading();
  for (const line of lines) reading.take(line);
  return reading.policy();
};

class Reading {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #named = new Map<string, Quorum>();
  readonly #members = new Set<string>();
  #quorum: { readonly is: Quorum | undefined } | undefined;

  take(line: string): void {
    for (let at = 0; at < line.length; at++) {
      const octet = line.charCodeAt(at);
      if ((octet < 0x20 && octet !== 0x09) || octet === 0x7f)
        throw new Malformed("POLICY_CONTROL_CHARACTER", shown(line));
    }
    const [word = "", ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
    if (word === "" || word.startsWith("#")) return;
    if (word === "log") this.#log(line, items);
    else if (word === "witness") this.#witness(line, items);
    else if (word === "group") this.#group(line, items);
    else if (word === "quorum") this.#setQuorum(line, items);
    else throw new Malformed("POLICY_LINE", shown(line));
  }

  policy(): Policy {
    if (!this.#quorum) throw new Malformed("POLICY_WITHOUT_QUORUM");
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum.is };
  }

  #log(line: string, [vkey, url, ...more]: readonly string[]): void {
    if (vkey === undefined || more.length > 0) throw new Malformed("POLICY_LINE", shown(line));
    if (this.#logs.length === limits.logs) throw new Malformed("POLICY_TOO_LARGE", shown(line));
    this.#logs.push(located(keyOf(vkey, this.#logs, ["ed25519", "cosignature"]), url));
  }

  #witness(line: string, [name, vkey, url, ...more]: readonly string[]): void {
    if (name === undefined || vkey === undefined || more.length > 0)
      throw new Malformed("POLICY_LINE", shown(line));
    const key = keyOf(vkey, this.#witnesses, ["cosignature"]);
    const witness = { name: shown(name), ...located(key, url) };
    this.#name(name, { witness });
    this.#witnesses.push(witness);
  }

  #group(line: string, [name, threshold, ...members]: readonly string[]): void {
    if (name === undefined || threshold === undefined || members.length === 0)
      throw new Malformed("POLICY_LINE", shown(line));
    const of = members.map((member) => {
      const quorum = this.#named.get(member);
      if (!quorum) throw new Malformed("POLICY_NAME_UNKNOWN", shown(member));
      // Once in all groups together: each witness counts in one way only.
      if (this.#members.has(member)) throw new Malformed("POLICY_MEMBER_TWICE", shown(member));
      this.#members.add(member);
      return quorum;
    });
    const atLeast =
      threshold === "all" ? of.length : threshold === "any" ? 1 : fromDecimal(threshold);
    if (atLeast === undefined || atLeast < 1 || atLeast > of.length)
      throw new Malformed("POLICY_THRESHOLD", shown(line));
    this.#name(name, { group: shown(name), atLeast, of });
  }

  #setQuorum(line: string, [name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) throw new Malformed("POLICY_LINE", shown(line));
    if (this.#quorum) throw new Malformed("POLICY_TWO_QUORUMS", shown(line));
    const is = this.#named.get(name);
    if (!is && name !== "none") throw new Malformed("POLICY_NAME_UNKNOWN", shown(name));
    this.#quorum = { is };
  }

  #name(name: string, quorum: Quorum): void {
    if (name === "none" || this.#named.has(name))
      throw new Malformed("POLICY_NAME_TAKEN", shown(name));
    if (this.#named.size === limits.named) throw new Malformed("POLICY_TOO_LARGE", shown(name));
    this.#named.set(name, quorum);
  }
}

/** Its octets as people read them. */
const shown = (octets: string): string => Buffer.from(octets, "latin1").toString("utf8");

const keyOf = (
  octets: string,
  others: readonly PolicyLog[],
  types: readonly KeyType[],
): NoteKey => {
  const key = parseVkey(textOf(Buffer.from(octets, "latin1")));
  if (!types.includes(key.type)) throw new Malformed("POLICY_KEY_TYPE", key.name);
  // The same key under another name would count twice.
  if (others.some((other) => Buffer.compare(other.key.publicKey, key.publicKey) === 0))
    throw new Malformed("POLICY_KEY_TWICE", key.name);
  return key;
};

const located = (key: NoteKey, url: string | undefined): PolicyLog =>
  url === undefined ? { key } : { key, url: shown(url) };

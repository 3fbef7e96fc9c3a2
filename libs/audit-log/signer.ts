import fs from "node:fs/promises";
import path from "node:path";
import { formatCheckpoint } from "#audit/checkpoint/checkpoint.js";
import { textOf } from "#audit/encoding.js";
import {
  consistencyPath,
  consistencyProof,
  isConsistent,
  type TreeHead,
} from "#audit/merkle/consistency.js";
import { sameHash } from "#audit/merkle/hash.js";
import { formatVkey, type NoteKey } from "#audit/note/key.js";
import { formatNote, type NoteSignature } from "#audit/note/note.js";
import { hashesFrom } from "#audit/tiles/tile-hashes.js";
import { tilesFor } from "#audit/tiles/tiling.js";
import type { EventStore } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import { keepCheckpoint, keepKeys, lastSigned, type Signed, signedIn } from "./checkpoints.js";
import { writeDurably } from "./durable-file.js";
import { addKey, readKeyFile, type Signatory, signedBy } from "./key-file.js";
import { readTiles } from "./tiles.js";
import { headOf, readTree, type Tree } from "./tree.js";
import { InTrouble, noteTrouble, type Trouble } from "./trouble.js";

export interface SignerParts {
  readonly store: Pick<EventStore, "readAll">;
  readonly db: Database;
  /** The token under which this process signs; undefined while another does. */
  readonly lease: () => string | undefined;
  readonly keyFile: string;
  /** What the log is called if it is signed for the first time; afterwards, as it was called then. */
  readonly origin: string;
  /** Whether a checkpoint that no witness has seen is as good as any. */
  readonly isEnoughAlone: boolean;
}

/** Signs what the sequencer has added, where it goes on from all that was signed before. */
export class Signer {
  /** What the lease of it is called. */
  static readonly work = "signer";

  #keysTold = "";

  constructor(private readonly parts: SignerParts) {}

  /** On each beat. @throws InTrouble when there is nothing that may be signed, which is noted */
  async sign(): Promise<void> {
    const { db, lease } = this.parts;
    const token = lease();
    if (token === undefined) return;
    const trouble = await this.#sign(token).then(
      () => undefined,
      (fault: unknown) => troubleIn(fault),
    );
    await noteTrouble(db, Signer.work, trouble);
    if (trouble) throw new InTrouble(trouble);
  }

  async #sign(token: string): Promise<void> {
    const { db } = this.parts;
    const tree = await readTree(db);
    if (tree.size === 0) return;
    const next = headOf(tree);
    const last = await lastSigned(db);
    const signatories = await this.#signatories(last !== undefined);
    const keys = signatories.map(({ key }) => key);
    await this.#tellKeys(keys);
    for (const signed of [last, await this.#lastBesideKey()])
      if (signed && !(await this.#goesOn(signed, tree, next))) return;
    if (last && sameHash(last.root, next.root) && isSignedByAll(last, keys)) return;

    const note = await this.#noteOf(next, signatories);
    // Before anybody can have it: a database that is put back as it was is told by this file.
    await writeDurably(this.#besideKey, note);
    const quorum = this.parts.isEnoughAlone;
    await keepCheckpoint(db, { size: next.size, note, quorum }, { name: Signer.work, token });
  }

  async #noteOf({ size, root }: TreeHead, signatories: readonly Signatory[]): Promise<string> {
    const origin = signatories[0]?.key.name ?? "";
    const text = formatCheckpoint({ origin, size, root, extensions: [] });
    const signatures: NoteSignature[] = [];
    for (const one of signatories) signatures.push(await signedBy(one, text, 0));
    return textOf(formatNote({ text, signatures }));
  }

  /** A key is made for a log that was never signed, and for no other: that would be a second log. */
  async #signatories(wasSigned: boolean): Promise<readonly Signatory[]> {
    const { keyFile, origin } = this.parts;
    const found = await readKeyFile(keyFile, "ed25519");
    if (found) return found;
    if (wasSigned || (await this.#lastBesideKey()))
      throw new InTrouble({ code: "KEY_MISSING", about: { file: keyFile } });
    await addKey(keyFile, origin, "ed25519");
    return (await readKeyFile(keyFile, "ed25519")) ?? [];
  }

  async #tellKeys(keys: readonly NoteKey[]): Promise<void> {
    const told = keys.map(formatVkey).join(" ");
    if (told === this.#keysTold) return;
    await keepKeys(this.parts.db, keys);
    this.#keysTold = told;
  }

  get #besideKey(): string {
    return path.join(path.dirname(this.parts.keyFile), "last-checkpoint");
  }

  async #lastBesideKey(): Promise<Signed | undefined> {
    const text = await fs.readFile(this.#besideKey, "utf8").catch(() => undefined);
    return text === undefined ? undefined : signedIn(text);
  }

  /**
   * Whether the tree goes on from what was signed; false while the log is read again from its
   * beginning, and has not come as far as that.
   * @throws InTrouble where it never will
   */
  async #goesOn(signed: Signed, tree: Tree, next: TreeHead): Promise<boolean> {
    const { db, store } = this.parts;
    const about = { size: next.size, signed: signed.size };
    if (next.size < signed.size) {
      if ((await store.readAll(tree.position, 1)).length > 0) return false;
      throw new InTrouble({ code: "TREE_SHORTER", about });
    }
    const tiles = tilesFor(consistencyPath(signed.size, next.size), next.size);
    const hashes = hashesFrom(next.size, await readTiles(db, tiles));
    if (isConsistent(signed, next, consistencyProof(signed.size, next.size, hashes))) return true;
    throw new InTrouble({ code: "TREE_NOT_CONSISTENT", about });
  }
}

const isSignedByAll = ({ note }: Signed, keys: readonly NoteKey[]): boolean =>
  keys.every((key) => note.signatures.some(({ id }) => id === key.id));

const troubleIn = (fault: unknown): Trouble => {
  if (fault instanceof InTrouble) return fault.trouble;
  throw fault;
};

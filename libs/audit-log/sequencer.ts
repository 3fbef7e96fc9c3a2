import type { EventStore } from "#event-store/port.js";
import type { Database } from "#projections/database.js";
import { pause } from "#projections/pause.js";
import { entryOf, grow, readTree, type Tree } from "./tree.js";
import { InTrouble, noteTrouble } from "./trouble.js";

export interface SequencerParts {
  readonly store: Pick<EventStore, "readAll" | "follow">;
  readonly db: Database;
  /** The token under which this process sequences; undefined while another does. */
  readonly lease: () => string | undefined;
  readonly report: (error: unknown) => void;
}

/** Milliseconds: how soon it is seen that the lease is ours. */
const lookAgain = 250;
/** And after a failure. */
const afterFailure = 1_000;

/** Gives each event of the log its index, one after the other and without a gap, and grows the tree. */
export class Sequencer {
  /** What the lease of it is called. */
  static readonly work = "sequencer";

  constructor(private readonly parts: SequencerParts) {}

  /** Until the signal aborts; a lost database is waited for. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
        await pause(lookAgain, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.parts.report(error);
        await pause(afterFailure, signal);
      }
    }
  }

  /** While the lease is ours. */
  async #follow(signal: AbortSignal): Promise<void> {
    const { store, db, lease } = this.parts;
    const token = lease();
    if (token === undefined) return;
    let tree = await readTree(db);
    await this.#refuseOtherLog(tree);
    for await (const batch of store.follow(tree.position, signal)) {
      const grown = await grow(db, tree, batch, { name: Sequencer.work, token });
      if (!grown) return;
      tree = grown;
    }
  }

  /** The last leaf must be of the event that stands in its place still. */
  async #refuseOtherLog(tree: Tree): Promise<void> {
    const { store, db } = this.parts;
    const trouble = (await isLastOf(store, db, tree))
      ? undefined
      : { code: "LOG_NOT_AS_SEQUENCED" as const, about: { index: tree.size - 1 } };
    await noteTrouble(db, Sequencer.work, trouble);
    if (trouble) throw new InTrouble(trouble);
  }
}

const isLastOf = async (
  store: Pick<EventStore, "readAll">,
  db: Database,
  { size, position, before }: Tree,
): Promise<boolean> => {
  if (size === 0) return true;
  const [found] = await store.readAll(before, 1);
  const { rows } = await db.query<{ hash: Uint8Array }>(
    `select hash from audit.leaves where index = $1`,
    [size - 1],
  );
  const hash = rows[0]?.hash;
  return (
    found?.position === position && hash !== undefined && Buffer.compare(entryOf(found), hash) === 0
  );
};

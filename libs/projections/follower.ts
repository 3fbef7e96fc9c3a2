import type { Position } from "#event-store/port.js";
import { advance, advanceIdle, recordStop, type Checkpoint, type Held } from "./checkpoint.js";
import type { Database } from "./database.js";
import type { Projection } from "./projection.js";
import {
  isRefusedValue,
  reasonOf,
  type Batch,
  type Faulty,
  type Told,
  type Untold,
} from "./told.js";

/** A projection as this process stands to it. */
export class Follower {
  /** Where it stands, while this process is the one that moves it. */
  checkpoint: Held | undefined;
  /** Where it could not go on: once the table is rebuilt, or a newer release has passed, it may. */
  #stoppedAt: Checkpoint | undefined;

  constructor(readonly projection: Projection) {}

  /** Whether this release can go on from there: else it is left to one that can. */
  canGoOnFrom(known: Checkpoint | undefined): known is Checkpoint {
    return (
      known?.version === this.projection.version &&
      !(
        known.generation === this.#stoppedAt?.generation &&
        known.position === this.#stoppedAt.position
      )
    );
  }

  stop(): void {
    this.#stoppedAt = this.checkpoint;
  }
}

interface Advance {
  readonly follower: Follower;
  readonly from: Held;
  readonly to: Position;
  readonly events: number;
  readonly told: readonly (Told | Faulty)[];
}

/**
 * Moves each of the followers over a batch, each in a transaction of its own: one that cannot go on
 * holds up none of the others.
 * @returns those that are not where they should be now: stopped, or moved by somebody else
 */
export const advanceFollowers = async (
  db: Database,
  followers: readonly Follower[],
  batch: Batch,
): Promise<readonly Follower[]> => {
  const lost: Follower[] = [];
  const idle: Advance[] = [];
  const one = async (follower: Follower, from: Held): Promise<void> => {
    const { told, until } = batch.tell(follower.projection, from.position);
    const to = until ? told.at(-1)?.position : batch.last;
    if (to !== undefined && to > from.position) {
      const step = { follower, from, to, events: told.length, told };
      if (told.length === 0) idle.push(step);
      else if (!(await write(db, step))) lost.push(follower);
    }
    if (!until) return;
    lost.push(follower);
    await stop(db, follower, until);
  };
  await Promise.all(
    followers.flatMap((follower) =>
      follower.checkpoint ? [one(follower, follower.checkpoint)] : [],
    ),
  );
  if (idle.length === 0) return lost;
  const moved = await advanceIdle(
    db,
    idle.map(({ follower, ...step }) => ({ name: follower.projection.name, ...step })),
  );
  for (const { follower, from, to, events } of idle) {
    if (moved.has(follower.projection.name)) follower.checkpoint = after(from, to, events);
    else lost.push(follower);
  }
  return lost;
};

const after = (from: Held, position: Position, events: number): Held => ({
  ...from,
  position,
  events: from.events + events,
  stopped: null,
});

const write = async (db: Database, step: Advance): Promise<boolean> => {
  const { follower, from, to, events, told } = step;
  const { projection } = follower;
  try {
    const values = await projection.fold(told, db);
    if (!(await advance(db, projection, { from, to, events }, values))) return false;
    follower.checkpoint = after(from, to, events);
    return true;
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    // Tried again, it would fail again, but not for the others in the batch.
    await projection.begin(db, from);
    return writeAround(db, step, error);
  }
};

/** Half by half, down to the event that led to what the table cannot hold: its stream stops there. */
const writeAround = async (db: Database, step: Advance, error: Error): Promise<boolean> => {
  const { follower, told } = step;
  const [only] = told;
  if (told.length > 1) {
    const [first, second] = [told.slice(0, told.length / 2), told.slice(told.length / 2)];
    const to = first.at(-1)?.position ?? step.to;
    if (!(await write(db, { ...step, to, events: first.length, told: first }))) return false;
    const from = follower.checkpoint ?? step.from;
    return write(db, { ...step, from, events: second.length, told: second });
  }
  if (!only || "fault" in only) throw error;
  const { position, envelope } = only;
  return write(db, { ...step, told: [{ position, envelope, fault: reasonOf(error) }] });
};

const stop = async (db: Database, follower: Follower, { event, reason }: Untold): Promise<void> => {
  follower.stop();
  const { checkpoint, projection } = follower;
  const { id, type } = event;
  if (checkpoint) await recordStop(db, projection.name, checkpoint, { event: id, type, reason });
};

import { Client, type ClientConfig } from "pg";
import type { EventStore, Position } from "#event-store/port.js";
import { firstCheckpoint, readCheckpoints } from "./checkpoint.js";
import { SharedConnection, type Database } from "./database.js";
import { tryLockName } from "./lock.js";
import { LiveRows, type Projection } from "./projection.js";
import type { ReadModel } from "./read-model.js";
import { outdated, rebuild } from "./rebuild.js";
import { advanceFollowers, Follower } from "./follower.js";
import { pause } from "./pause.js";
import type { Progress } from "./table-builder.js";
import { Batch, type Open } from "./told.js";

export interface ProjectorParts {
  readonly connection: ClientConfig;
  readonly store: EventStore;
  readonly open: Open;
  readonly models: readonly ReadModel[];
  readonly reactions?: readonly Projection[];
  readonly progress?: (progress: Progress) => void;
  /** Told of what went wrong; work goes on, after a pause if need be. */
  readonly report: (error: unknown) => void;
}

/** How long it takes at most to see that another process has let go, in milliseconds. */
const lookAgain = 250;
const afterFailure = 1_000;

/**
 * Runs the projections whose lock this process holds, all from one reading of the log, and waits
 * for the others. Locks and writes are on one connection: when that is lost, both are.
 */
export class Projector {
  readonly #followers: readonly Follower[];
  readonly #models: ReadonlyMap<string, ReadModel>;
  readonly #listeners = new Set<() => void>();
  #building: Promise<void> | undefined;
  #begun: () => void = () => undefined;
  /**
   * Resolves once each projection runs here, or is run by another process, or is being built. What is
   * appended from then on finds its reactions: what was there before they first ran does not.
   */
  readonly begun = new Promise<void>((resolve) => (this.#begun = resolve));

  constructor(private readonly parts: ProjectorParts) {
    const live = parts.models.map((model) => new LiveRows(model));
    this.#followers = [...live, ...(parts.reactions ?? [])].map(
      (projection) => new Follower(projection),
    );
    this.#models = new Map(parts.models.map((model) => [model.name, model]));
  }

  /** Until the signal aborts; a lost database is waited for. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#session(signal);
      } catch (error) {
        if (!signal.aborted) this.parts.report(error);
      }
      await pause(afterFailure, signal);
    }
    await this.#building;
  }

  /** How far a projection that this process runs has come; undefined when it does not run it. */
  position(name: string): Position | undefined {
    return this.#followers.find(({ projection }) => projection.name === name)?.checkpoint?.position;
  }

  /** Calls back after each batch. @returns how to stop that */
  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #moved(): void {
    for (const listener of this.#listeners) listener();
  }

  async #session(signal: AbortSignal): Promise<void> {
    const client = new Client(this.parts.connection);
    const db = new SharedConnection(client);
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    const over = AbortSignal.any([signal, lost.signal]);
    try {
      await client.connect();
      // A commit that a crash of the database undoes takes rows, checkpoint and outbox along, and
      // they are folded again: none needs to wait for the disk.
      await db.query("set synchronous_commit = off");
      while (!over.aborted) await this.#turn(db, over);
    } finally {
      for (const follower of this.#followers) {
        follower.held = false;
        follower.checkpoint = undefined;
      }
      // It moved to nowhere: what it had told may be undone by a database that comes back.
      this.#moved();
      await client.end().catch(() => undefined);
    }
  }

  /** Follows the log with the followers that are ready, until others may be. */
  async #turn(db: Database, signal: AbortSignal): Promise<void> {
    const ready = await this.#takeUp(db, signal);
    const turn = new AbortController();
    const over = AbortSignal.any([signal, turn.signal]);
    const watch = this.#watch(db, over, new Set(ready)).finally(() => turn.abort());
    // It is awaited at the end; should it fail before, that must not count as nobody's.
    watch.catch(() => undefined);
    try {
      const [first] = ready.flatMap(({ checkpoint }) => checkpoint?.position ?? []).sort();
      if (first !== undefined) await this.#follow(db, ready, first, over);
      else await watch;
    } finally {
      turn.abort();
      await watch;
    }
  }

  async #follow(
    db: Database,
    followers: readonly Follower[],
    after: Position,
    signal: AbortSignal,
  ) {
    const { store, open } = this.parts;
    const readers = followers.map(({ projection }) => projection);
    for await (const stored of store.follow(after, signal)) {
      const lost = await advanceFollowers(db, followers, await Batch.of(stored, readers, open));
      this.#moved();
      if (lost.length > 0 || signal.aborted) return;
    }
  }

  /** @returns those that can go on here; models of an older version are built anew meanwhile */
  async #takeUp(db: Database, signal: AbortSignal): Promise<readonly Follower[]> {
    await this.#tryLocks(db);
    const checkpoints = await readCheckpoints(db);
    for (const follower of this.#followers) {
      const known = checkpoints.get(follower.projection.name);
      follower.checkpoint = follower.canGoOnFrom(known) ? known : undefined;
      if (follower.checkpoint) await follower.projection.begin(db, follower.checkpoint);
    }
    this.#begun();
    const models = outdated(this.parts.models, checkpoints);
    if (models.length > 0) this.#building ??= this.#build(models, signal);
    return this.#followers.filter(({ checkpoint }) => checkpoint);
  }

  async #tryLocks(db: Database): Promise<void> {
    for (const follower of this.#followers.filter(({ held }) => !held)) {
      const { name } = follower.projection;
      const { rows } = await db.query<{ held: boolean }>(`select ${tryLockName(name)} as held`);
      follower.held = rows[0]?.held === true;
      // A model's first checkpoint comes with its first table.
      if (follower.held && !this.#models.has(name)) await firstCheckpoint(db, follower.projection);
    }
  }

  async #build(models: readonly ReadModel[], signal: AbortSignal): Promise<void> {
    try {
      await rebuild({ ...this.parts, models, onlyOutdated: true, signal });
    } catch (error) {
      if (signal.aborted) return;
      this.parts.report(error);
      await pause(afterFailure, signal);
    } finally {
      this.#building = undefined;
    }
  }

  /** Resolves when a follower could join those that are ready, or is one of them no more. */
  async #watch(db: Database, signal: AbortSignal, ready: ReadonlySet<Follower>): Promise<void> {
    while (!signal.aborted) {
      await Promise.race([pause(lookAgain, signal), ...(this.#building ? [this.#building] : [])]);
      if (signal.aborted) return;
      await this.#tryLocks(db);
      const checkpoints = await readCheckpoints(db);
      const changed = this.#followers.some((follower) => {
        const known = checkpoints.get(follower.projection.name);
        return follower.canGoOnFrom(known) !== ready.has(follower);
      });
      if (changed || (!this.#building && outdated(this.parts.models, checkpoints).length > 0))
        return;
    }
  }
}

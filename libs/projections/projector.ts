import { Client, type ClientConfig } from "pg";
import type { EventStore, Position } from "#event-store/port.js";
import { firstCheckpoint, readCheckpoints, type Checkpoint } from "./checkpoint.js";
import { patience, SharedConnection, type Database } from "./database.js";
import { Leases } from "./leases.js";
import { LiveRows, type Projection } from "./projection.js";
import type { ReadModel } from "./read-model.js";
import { outdated, rebuild } from "./rebuild.js";
import { advanceFollowers, Follower } from "./follower.js";
import { noteSeen, refuseShorterLog } from "./log-seen.js";
import { pause } from "./pause.js";
import type { Progress } from "./table-builder.js";
import { Batch, type Open } from "./told.js";

export interface ProjectorParts {
  readonly connection: ClientConfig;
  readonly store: EventStore;
  readonly open: Open;
  readonly models: readonly ReadModel[];
  readonly reactions?: readonly Projection[];
  /** What else is done by one process at a time, where this one has the lease: see `lease`. */
  readonly alsoLeased?: readonly string[];
  readonly progress?: (progress: Progress) => void;
  /** Told of what went wrong; work goes on, after a pause if need be. */
  readonly report: (error: unknown) => void;
}

/** How long it takes at most to see that another process has let go, in milliseconds. */
const lookAgain = 250;
const afterFailure = 1_000;

/**
 * Runs the projections whose lease this process holds, all from one reading of the log, and waits
 * for the others. Leases and writes are on one connection: when that is lost, both are.
 */
export class Projector {
  readonly #followers: readonly Follower[];
  readonly #models: ReadonlyMap<string, ReadModel>;
  readonly #listeners = new Set<() => void>();
  #leases: Leases | undefined;
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

  /** The token of what is `alsoLeased`, while this process is the one that does it. */
  lease(name: string): string | undefined {
    return this.#leases?.token(name);
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
    const client = new Client({ ...this.parts.connection, ...patience });
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
      await refuseShorterLog(this.parts.store, db);
      const leases = (this.#leases = new Leases(db));
      while (!over.aborted) await this.#turn(db, leases, over);
    } finally {
      for (const follower of this.#followers) follower.checkpoint = undefined;
      const leases = this.#leases;
      this.#leases = undefined;
      // It moved to nowhere: what it had told may be undone by a database that comes back.
      this.#moved();
      await leases?.giveUp().catch(() => undefined);
      await client.end().catch(() => undefined);
    }
  }

  /** Follows the log with the followers that are ready, until others may be. */
  async #turn(db: Database, leases: Leases, signal: AbortSignal): Promise<void> {
    const ready = await this.#takeUp(db, leases, signal);
    const turn = new AbortController();
    const over = AbortSignal.any([signal, turn.signal]);
    const watch = this.#watch(db, leases, over, new Set(ready)).finally(() => turn.abort());
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
      await noteSeen(db, stored);
      const lost = await advanceFollowers(db, followers, await Batch.of(stored, readers, open));
      this.#moved();
      if (lost.length > 0 || signal.aborted) return;
    }
  }

  /** @returns those that can go on here; models of an older version are built anew meanwhile */
  async #takeUp(db: Database, leases: Leases, signal: AbortSignal): Promise<readonly Follower[]> {
    const checkpoints = await this.#holdLeases(db, leases);
    for (const follower of this.#followers) {
      const known = checkpoints.get(follower.projection.name);
      const token = leases.token(follower.projection.name);
      const isOurs = token !== undefined && follower.canGoOnFrom(known);
      follower.checkpoint = isOurs ? { ...known, token } : undefined;
      if (follower.checkpoint) await follower.projection.begin(db, follower.checkpoint);
    }
    this.#begun();
    const models = outdated(this.parts.models, checkpoints);
    if (models.length > 0) this.#building ??= this.#build(models, signal);
    return this.#followers.filter(({ checkpoint }) => checkpoint);
  }

  /** Of those that can go on here alone: another release may go on with the others. */
  async #holdLeases(db: Database, leases: Leases): Promise<ReadonlyMap<string, Checkpoint>> {
    const known = await this.#checkpoints(db);
    const apt = this.#followers.filter((one) => one.canGoOnFrom(known.get(one.projection.name)));
    const names = apt.map(({ projection }) => projection.name);
    const took = await leases.hold([...names, ...(this.parts.alsoLeased ?? [])]);
    // Whoever had them may have gone on in between.
    return took ? readCheckpoints(db) : known;
  }

  /** A model's first one comes with its first table. */
  async #checkpoints(db: Database): Promise<ReadonlyMap<string, Checkpoint>> {
    const known = await readCheckpoints(db);
    const fresh = this.#followers.filter(
      ({ projection: { name } }) => !known.has(name) && !this.#models.has(name),
    );
    for (const { projection } of fresh) await firstCheckpoint(db, projection);
    return fresh.length > 0 ? readCheckpoints(db) : known;
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
  async #watch(
    db: Database,
    leases: Leases,
    signal: AbortSignal,
    ready: ReadonlySet<Follower>,
  ): Promise<void> {
    while (!signal.aborted) {
      await Promise.race([pause(lookAgain, signal), ...(this.#building ? [this.#building] : [])]);
      if (signal.aborted) return;
      const checkpoints = await this.#holdLeases(db, leases);
      const changed = this.#followers.some((follower) => {
        const { name } = follower.projection;
        const isOurs =
          leases.token(name) !== undefined && follower.canGoOnFrom(checkpoints.get(name));
        return isOurs !== ready.has(follower);
      });
      if (changed || (!this.#building && outdated(this.parts.models, checkpoints).length > 0))
        return;
    }
  }
}

import { once } from "node:events";
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import type { Position } from "#event-store/port.js";
import type { Connection } from "#infrastructure/database/connection.js";
import type { Settings } from "#infrastructure/configuration/settings.js";
import type { Figures } from "#infrastructure/telemetry/meter.js";
import { pause } from "#projections/pause.js";
import type { Moves } from "#projections/passing.js";

/** Where a worker works. */
export interface Place {
  readonly connection: Connection;
  readonly settings: Pick<
    Settings,
    | "dataDir"
    | "production"
    | "logLevel"
    | "mail"
    | "redisUrl"
    | "eventStoreUrl"
    | "webhooksAllow"
    | "traces"
    | "publicUrl"
    | "auditKey"
    | "auditPolicy"
    | "keyFile"
    | "keyCommand"
  >;
}

/** How far the read models that the worker keeps have come. */
export type Positions = ReadonlyMap<string, Position>;

/** What it is asked: to end, or for what it has counted, by the port that comes along. */
export type Asked = "stop" | MessagePort;

/** In milliseconds. */
const afterFailure = 1_000;
const patience = 1_000;

/** The worker of this server, in a thread of its own: folds take no time from who is waiting. */
export class WorkerThread implements Moves {
  #positions: Positions = new Map();
  readonly #listeners = new Set<() => void>();
  #thread: Worker | undefined;
  /** Since it told that it is at work, which it is not between two of its lives. */
  isRunning = false;

  constructor(
    private readonly place: Place,
    private readonly report: (fault: unknown) => void,
    private readonly entry = new URL("./thread.js", import.meta.url),
  ) {}

  get queuesHere(): boolean {
    return this.place.settings.redisUrl === undefined;
  }

  /** Until the signal aborts and the work has ended; a worker that fails is reported and replaced. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const fault = await this.#live(signal);
      // What it last told may be true no more: a database that went may have lost it.
      this.#moved(new Map());
      if (fault !== undefined) this.report(fault);
      await pause(afterFailure, signal);
    }
  }

  /** Undefined where no worker of ours runs it: its checkpoint tells. */
  position(name: string): Position | undefined {
    return this.#positions.get(name);
  }

  onMove(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the thread has counted: nothing while it begins, or where it does not answer soon. */
  async figures(): Promise<Figures> {
    const thread = this.#thread;
    if (!thread) return [];
    const { port1: ours, port2: its } = new MessageChannel();
    try {
      thread.postMessage(its, [its]);
      const told = once(ours, "message", { signal: AbortSignal.timeout(patience) });
      const [figures]: Figures[] = await told.catch(() => []);
      return figures ?? [];
    } finally {
      ours.close();
    }
  }

  /** @returns why it ended, unless it was asked to */
  #live(signal: AbortSignal): Promise<unknown> {
    const { connection, settings } = this.place;
    const { dataDir, production, logLevel, mail, redisUrl, eventStoreUrl, webhooksAllow, traces } =
      settings;
    const { publicUrl, auditKey, auditPolicy } = settings;
    const { keyFile, keyCommand } = settings;
    const chosen = {
      dataDir,
      production,
      logLevel,
      ...(mail && { mail }),
      ...(redisUrl && { redisUrl }),
      ...(eventStoreUrl && { eventStoreUrl }),
      ...(webhooksAllow && { webhooksAllow }),
      ...(traces && { traces }),
      ...(publicUrl && { publicUrl }),
      ...(auditKey && { auditKey }),
      ...(auditPolicy && { auditPolicy }),
      ...(keyFile && { keyFile }),
      ...(keyCommand && { keyCommand }),
    };
    const place: Place = { connection, settings: chosen };
    const thread = new Worker(this.entry, { workerData: place });
    this.#thread = thread;
    // One that is still beginning hears nothing, and has begun nothing that it would have to end.
    const stop = () => void (this.isRunning ? thread.postMessage("stop", []) : thread.terminate());
    signal.addEventListener("abort", stop, { once: true });
    thread.on("message", (positions: Positions) => {
      this.isRunning = true;
      this.#moved(positions);
    });
    return new Promise((resolve) => {
      thread.once("error", resolve);
      thread.once("exit", (status) => {
        const isFine = status === 0 || !this.isRunning;
        this.isRunning = false;
        this.#thread = undefined;
        signal.removeEventListener("abort", stop);
        resolve(signal.aborted && isFine ? undefined : new Error(`It ended with ${status}.`));
      });
    });
  }

  #moved(positions: Positions): void {
    this.#positions = positions;
    for (const listener of this.#listeners) listener();
  }
}

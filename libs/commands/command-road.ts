import { appendSettled } from "#event-store/settle.js";
import type { EventStore } from "#event-store/port.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import {
  type Actor,
  type Aggregate,
  type Command,
  type CommandMark,
  type Decision,
  type DomainEvent,
  type Id,
  type StreamName,
  streamName,
} from "#kernel/index.js";
import { SubjectErased } from "#sealing/data-keys.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { Sealer } from "#sealing/sealer.js";
import type { BlobStore } from "./blob-store.js";
import type { FoldedStream, PastCommand } from "./folded-stream.js";
import { answerOf, type Outcome } from "./outcome.js";
import { factsMayBeOld, RecordedWorld } from "./recorded-world.js";
import { ClockNotTrusted, type StampClock } from "./stamp-clock.js";
import { Turns } from "./turns.js";
import type { Streams } from "./streams.js";
import { unwatched, type Watch } from "./watch.js";

export interface Request {
  readonly command: Command;
  /** The id in the stream's name. */
  readonly id: string;
  /** Plain data that the command's shape has let through. */
  readonly body: object;
  readonly actor: Actor;
  /** The caller's Idempotency-Key; never stored. */
  readonly key: string;
  /** Tells whether a version is the one that the caller has seen (If-Match), if it says so. */
  readonly seen?: (version: number) => boolean;
  /** The event that a reaction answers. */
  readonly cause?: Id<"event">;
  /** Makes durable what the events will name; only once they are decided, so that a refusal stores nothing. */
  readonly before?: () => Promise<void>;
}

/** Other processes that write to the same stream are outwaited so many times. */
const attempts = 8;

/** The one way into the log: load, answer a repeat, gather, decide, seal, append. */
export class CommandRoad {
  readonly #turns = new Turns();

  constructor(
    private readonly store: EventStore,
    private readonly streams: Streams,
    private readonly sealer: Sealer,
    private readonly secret: LogSecret,
    private readonly blobs: BlobStore,
    private readonly clock: StampClock,
    /** Told of each append that came second to its stream, by the command's type. */
    private readonly conflicted: (command: string) => void = () => undefined,
    private readonly watch: Watch = unwatched,
  ) {}

  /** @throws ClockNotTrusted, LogUnavailable, FromNewerRelease; then the same request may come again */
  async execute(request: Request): Promise<Outcome> {
    const { command, id } = request;
    const stream = streamName(command.on.kind, id);
    const commandId = this.#idOf(request, stream);
    const given = { type: command.type, stream, id: commandId };
    return this.watch.command(given, async () => {
      const load = () => this.streams.load(command.on, id, Infinity);
      const folded = await this.watch.part("load", load);
      const decided = this.#turns.take(stream, () =>
        this.#decideAndAppend(request, folded, commandId),
      );
      return decided.catch((fault: unknown) => {
        if (!(fault instanceof SubjectErased)) throw fault;
        const { subject } = fault;
        return { outcome: "rejected", rejection: { code: "SUBJECT_ERASED", about: { subject } } };
      });
    });
  }

  /** Whether the same key came before with another body; looks at the head of the stream. */
  async isReused(request: Request): Promise<boolean> {
    const folded = await this.streams.load(request.command.on, request.id, 0);
    const past = folded.pastCommand(this.#idOf(request, folded.stream));
    return past !== undefined && !(await this.#isSame(request, folded, past));
  }

  #idOf({ actor, key }: Request, stream: StreamName): Id<"command"> {
    return this.secret.commandId(actor.id, stream, key);
  }

  /** Whether it asks just what the past command asked. */
  async #isSame(request: Request, folded: FoldedStream<unknown>, past: PastCommand) {
    return past.print === (await this.sealer.printAgain(...printed(request, folded)));
  }

  async #decideAndAppend(
    request: Request,
    folded: FoldedStream<unknown>,
    commandId: Id<"command">,
  ): Promise<Outcome> {
    const { command, id, actor } = request;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const past = folded.pastCommand(commandId);
      if (past) {
        if (!(await this.#isSame(request, folded, past))) return { outcome: "key-reused" };
        // A log that has lost its end has lost what memory still tells of: the log itself confirms it.
        await this.streams.catchUp(folded);
        return { outcome: "done", answers: [answerOf(id, folded, past.events)] };
      }
      const stale = request.seen?.(folded.version) === false;
      // A refusal is given only once the head of the stream has been seen; an append checks it itself.
      if (stale) {
        if (await this.streams.catchUp(folded)) continue;
        return { outcome: "stale" };
      }

      const version = folded.version;
      const decide = () => this.#decide(request, folded, commandId);
      const { decision, basis, at } = await this.watch.part("decide", decide);
      if (folded.version !== version) continue;
      // Asked after the clock was read: a jump in between is seen too. A repeat needs no time.
      if (!this.clock.isTrusted()) {
        if (await this.streams.catchUp(folded)) continue;
        throw new ClockNotTrusted();
      }
      if ("rejected" in decision) {
        if (await this.streams.catchUp(folded)) continue;
        return { outcome: "rejected", rejection: decision.rejected };
      }
      if (decision.accepted.length === 0) {
        if (await this.streams.catchUp(folded)) continue;
        return { outcome: "done", answers: [answerOf(id, folded, [])] };
      }

      await request.before?.();
      const mark = await this.#mark(request, folded, commandId);
      const { events, parts } = await this.sealer.sealEvents({
        stream: folded.stream,
        firstVersion: version + 1,
        at,
        actor,
        command: mark,
        ...(request.cause ? { cause: request.cause } : {}),
        ...(basis.length > 0 ? { basis } : {}),
        events: decision.accepted.map((event) => draft(command, folded.stream, event)),
      });
      const expected = version === -1 ? "none" : version;
      const asked = this.streams.monotonic();
      const recorded = events.map(({ event }) => event);
      const appended = await this.watch.append(commandId, recorded, () =>
        appendSettled(this.store, folded.stream, expected, events, parts),
      );
      if (appended.outcome === "conflict") {
        this.conflicted(command.type);
        await this.streams.catchUp(folded);
        continue;
      }
      if (appended.outcome === "ok") this.streams.appended(folded, recorded, asked);
      else folded.extend(recorded);
      return { outcome: "done", answers: [answerOf(id, folded, recorded)] };
    }
    return { outcome: "contended" };
  }

  /** Only now that events follow is a key made for the personal values that they hold. */
  async #mark(request: Request, folded: FoldedStream<unknown>, id: Id<"command">) {
    const { type, schema } = request.command;
    const print = await this.sealer.print(...printed(request, folded));
    return { id, type, schema, print } satisfies CommandMark;
  }

  /** Whether a command under this key left events in the stream; looks at the stream's head. */
  async remembers(aggregate: Aggregate, id: string, actor: Actor, key: string): Promise<boolean> {
    const folded = await this.streams.load(aggregate, id, 0);
    return folded.pastCommand(this.secret.commandId(actor.id, folded.stream, key)) !== undefined;
  }

  async #decide(
    { command, id, body, actor, cause }: Request,
    folded: FoldedStream<unknown>,
    commandId: Id<"command">,
  ): Promise<{
    decision: Decision<DomainEvent>;
    basis: ReturnType<RecordedWorld["basis"]>;
    at: string;
  }> {
    // What a reaction answers may have been stored just now by another process, and a refusal of it
    // stands: its facts are looked at anew.
    const world = new RecordedWorld(this.streams, this.blobs, cause ? 0 : factsMayBeOld);
    const state = folded.state;
    const facts = await command.gather?.(state, body, world, id);
    const now = this.clock.now();
    const at = now < folded.at ? folded.at : now;
    const circumstances = { at, today: parisDay(at), actor, command: commandId };
    return {
      decision: command.decide(state, body, circumstances, facts),
      basis: world.basis(),
      at,
    };
  }
}

const printed = ({ command, body }: Request, { stream, state }: FoldedStream<unknown>) => {
  const { type, personal } = command;
  return [type, stream, body, personal, command.subject?.(body, stream, state)] as const;
};

const draft = (command: Command, stream: StreamName, { type, ...data }: DomainEvent) => {
  const declared = command.on.events[type];
  if (!declared) throw new Error(`${command.type} made ${type}, which ${command.on.kind} lacks`);
  const { schema, personal = [] } = declared;
  return { type, schema, data, personal, subject: declared.subject?.(data, stream) };
};

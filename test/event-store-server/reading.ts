import { once } from "node:events";
import { status, type ServerWritableStream } from "@grpc/grpc-js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import type { ReadReq, ReadResp } from "@eventstore/db-client/generated/streams_pb.js";
import type { Recorded, ServerLog } from "./log.js";
import { deleted, eventAnswer, nameIn, refusal, streamNotFound } from "./messages.js";

export type Reading = ServerWritableStream<ReadReq, ReadResp>;
type Options = ReadReq.Options;

/** Answers one read, or goes on with a subscription for as long as somebody listens. */
export const answerRead = async (log: ServerLog, call: Reading): Promise<void> => {
  const options = call.request.getOptions() ?? new streams.ReadReq.Options();
  const position = options.getAll()?.getPosition()?.getCommitPosition();
  if (position !== undefined && !log.isPosition(BigInt(position))) {
    const why = "Unexpected ReadAllResult: InvalidPosition";
    call.emit("error", refusal(status.UNKNOWN, why, {}));
    return;
  }
  if (options.hasSubscription()) return subscribe(log, call, options);
  const events = options.hasStream() ? streamPart(log, options) : allPart(log, options);
  if (events === "deleted") {
    call.emit("error", deleted(nameIn(options.getStream()?.getStreamIdentifier())));
    return;
  }
  if (events) for (const event of events) await send(call, eventAnswer(event));
  else await send(call, streamNotFound(nameIn(options.getStream()?.getStreamIdentifier())));
  call.end();
};

const isBackwards = (options: Options) => options.getReadDirection() === 1;

const streamPart = (log: ServerLog, options: Options) => {
  const stream = options.getStream();
  const events = log.stream(nameIn(stream?.getStreamIdentifier()));
  if (!events || events === "deleted") return events;
  const from = stream?.hasRevision() ? BigInt(stream.getRevision()) : undefined;
  const within = isBackwards(options)
    ? events.filter(({ revision }) => from === undefined || revision <= from).reverse()
    : events.filter(({ revision }) => revision >= (from ?? 0n));
  return within.slice(0, countOf(options));
};

const allPart = (log: ServerLog, options: Options): readonly Recorded[] => {
  const passes = filterOf(options);
  const found: Recorded[] = [];
  const step = isBackwards(options) ? -1 : 1;
  for (let at = startOf(log, options); found.length < countOf(options); at += step) {
    const one = log.all[at];
    if (!one) break;
    if (passes(one)) found.push(one);
  }
  return found;
};

/** Forwards the position is included, backwards it is not. */
const startOf = (log: ServerLog, options: Options): number => {
  const all = options.getAll();
  const before = isBackwards(options) ? 1 : 0;
  if (all?.hasPosition())
    return log.indexFrom(BigInt(all.getPosition()?.getCommitPosition() ?? 0)) - before;
  return (all?.hasEnd() ? log.all.length : 0) - before;
};

const countOf = (options: Options): number => Number(options.getCount());

const filterOf = (options: Options): ((one: Recorded) => boolean) => {
  const filter = options.getFilter();
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!filter || !expression) return () => true;
  const prefixes = expression.getPrefixList();
  const regex = new RegExp(expression.getRegex());
  return ({ stream, type }) => {
    const value = filter.hasStreamIdentifier() ? stream : type;
    return prefixes.length > 0 ? prefixes.some((one) => value.startsWith(one)) : regex.test(value);
  };
};

/** How many that do not pass are gone by before the reader is told how far it is. */
const untold = 32;

/** What follows a position, which is not included, then what comes. */
const subscribe = async (log: ServerLog, call: Reading, options: Options): Promise<void> => {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(
    call.getPath(),
  );
  await send(call, new streams.ReadResp().setConfirmation(confirmation));
  const passes = filterOf(options);
  const all = options.getAll();
  let after = all?.hasPosition() ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : -1n;
  if (all?.hasEnd()) after = log.all.at(-1)?.position ?? -1n;
  for (let live = false, passed = 0; !call.cancelled && !call.destroyed;) {
    const one = log.all[log.indexFrom(after + 1n)];
    if (one) {
      after = one.position;
      passed = passes(one) ? 0 : passed + 1;
      if (passed === 0) await send(call, eventAnswer(one));
      else if (options.hasFilter() && passed % untold === 0) await send(call, checkpoint(after));
      continue;
    }
    if (!live)
      await send(call, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    live = true;
    const over = new AbortController();
    const left = () => over.abort();
    call.once("cancelled", left).once("close", left);
    await once(log.appended, "appended", { signal: over.signal }).catch(() => undefined);
    call.off("cancelled", left).off("close", left);
  }
};

const checkpoint = (position: bigint): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(String(position))
      .setPreparePosition(String(position)),
  );

/** At the reader's pace. */
const send = async (call: Reading, answer: ReadResp): Promise<void> => {
  if (call.cancelled || call.write(answer)) return;
  const over = new AbortController();
  const left = () => over.abort();
  call.once("cancelled", left);
  await once(call, "drain", { signal: over.signal }).catch(() => undefined);
  call.off("cancelled", left);
};

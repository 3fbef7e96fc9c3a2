import { status, type ServerDuplexStream, type ServerReadableStream } from "@grpc/grpc-js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import statuses from "@eventstore/db-client/generated/status_pb.js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import type { ExpectedRevision, Proposed, ServerLog, Written } from "./log.js";
import { identifierOf, nameIn, proposed, refusal } from "./messages.js";

/** One append as it was asked for. */
export interface Asked {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly Proposed[];
}

/** All that a writer sends, once it has sent all: who leaves before has written nothing. */
export const askedIn = (call: ServerReadableStream<AppendReq, AppendResp>): Promise<Asked> =>
  new Promise((resolve) => {
    let options = new streams.AppendReq.Options();
    const events: Proposed[] = [];
    call.on("data", (part: AppendReq) => {
      options = part.getOptions() ?? options;
      const message = part.getProposedMessage();
      if (message) events.push(proposed(message));
    });
    // A writer that breaks off ends, too, and is told to have broken off a moment later.
    call.on("end", () =>
      setImmediate(() => {
        if (call.cancelled) return;
        const stream = nameIn(options.getStreamIdentifier());
        resolve({ stream, expected: expectedIn(options), events });
      }),
    );
  });

const expectedIn = (options: AppendReq.Options): ExpectedRevision => {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return "no_stream";
  return options.hasStreamExists() ? "stream_exists" : "any";
};

const mostBytes = 1024 * 1024;

export const tooLarge = ({ events }: Asked) =>
  events.reduce((sum, { data }) => sum + data.length, 0) > mostBytes
    ? refusal(status.INVALID_ARGUMENT, "Maximum Append Size Exceeded.", {
        exception: "maximum-append-size-exceeded",
        "maximum-append-size": String(mostBytes),
      })
    : undefined;

export const appendAnswer = (
  { expected }: Asked,
  written: Exclude<Written, { outcome: "stream-deleted" }>,
): AppendResp => {
  if (written.outcome === "success") {
    const position = new streams.AppendResp.Position()
      .setCommitPosition(String(written.position))
      .setPreparePosition(String(written.position));
    const success = new streams.AppendResp.Success()
      .setCurrentRevision(String(written.revision))
      .setPosition(position);
    return new streams.AppendResp().setSuccess(success);
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (written.current === "no_stream") wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(written.current));
  if (expected === "no_stream") wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === "stream_exists") wrong.setExpectedStreamExists(new shared.Empty());
  else if (expected === "any") wrong.setExpectedAny(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
};

/** The call for many appends: each is told apart by an id of its own, and may come in pieces. */
export const answerBatches = (
  log: ServerLog,
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
): void => {
  const begun = new Map<string, Asked>();
  call.on("data", (part: BatchAppendReq) => {
    const id = part.getCorrelationId()?.getString() ?? "";
    const options = part.getOptions();
    const before = begun.get(id) ?? {
      stream: nameIn(options?.getStreamIdentifier()),
      expected: batchExpected(options),
      events: [],
    };
    const events = [...before.events, ...part.getProposedMessagesList().map(proposed)];
    begun.set(id, { ...before, events });
    if (!part.getIsFinal()) return;
    begun.delete(id);
    const written = log.append(before.stream, before.expected, events);
    const answer = batchAnswer(written).setStreamIdentifier(identifierOf(before.stream));
    call.write(answer.setCorrelationId(part.getCorrelationId()));
  });
  call.on("end", () => call.end());
};

const batchExpected = (options: BatchAppendReq.Options | undefined): ExpectedRevision => {
  if (options?.hasNoStream()) return "no_stream";
  if (options?.hasStreamExists()) return "stream_exists";
  return options?.hasStreamPosition() ? BigInt(options.getStreamPosition()) : "any";
};

const batchAnswer = (written: Written): BatchAppendResp => {
  const answer = new streams.BatchAppendResp();
  if (written.outcome === "success") {
    const position = new shared.AllStreamPosition()
      .setCommitPosition(String(written.position))
      .setPreparePosition(String(written.position));
    return answer.setSuccess(
      new streams.BatchAppendResp.Success()
        .setCurrentRevision(String(written.revision))
        .setPosition(position),
    );
  }
  const details = new any.Any();
  if (written.outcome === "stream-deleted") {
    const gone = new shared.StreamDeleted();
    details.pack(gone.serializeBinary(), "event_store.client.StreamDeleted");
  } else {
    const wrong = new shared.WrongExpectedVersion();
    if (written.current === "no_stream") wrong.setCurrentNoStream(new empty.Empty());
    else wrong.setCurrentStreamRevision(String(written.current));
    details.pack(wrong.serializeBinary(), "event_store.client.WrongExpectedVersion");
  }
  return answer.setError(new statuses.Status().setMessage(written.outcome).setDetails(details));
};

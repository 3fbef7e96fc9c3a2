import { Metadata, status, type ServerErrorResponse } from "@grpc/grpc-js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import type { ReadResp } from "@eventstore/db-client/generated/streams_pb.js";
import type { StreamIdentifier, UUID } from "@eventstore/db-client/generated/shared_pb.js";
import type { Proposed, Recorded } from "./log.js";

export const nameIn = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString("utf8");

export const identifierOf = (name: string): StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name, "utf8"));

export const uuidOf = (id: string): UUID => new shared.UUID().setString(id);

interface Message {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

export const proposed = (message: Message): Proposed => ({
  id: message.getId()?.getString() ?? "",
  type: message.getMetadataMap().get("type") ?? "",
  contentType: message.getMetadataMap().get("content-type") ?? "",
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

/** .NET counts in these from the year 1; the client takes them to be from 1970, as the server does. */
const ticks = (at: Date): string => String(BigInt(at.getTime()) * 10_000n);

export const eventAnswer = (one: Recorded): ReadResp => {
  const position = String(one.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidOf(one.id))
    .setStreamIdentifier(identifierOf(one.stream))
    .setStreamRevision(String(one.revision))
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(one.data)
    .setCustomMetadata(one.metadata);
  recorded
    .getMetadataMap()
    .set("type", one.type)
    .set("content-type", one.contentType)
    .set("created", ticks(one.created));
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
  return new streams.ReadResp().setEvent(event);
};

export const streamNotFound = (name: string): ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(name)),
  );

/** A refusal as the server words it: what it is stands beside the status. */
export const refusal = (
  code: status,
  details: string,
  about: Readonly<Record<string, string>>,
): Partial<ServerErrorResponse> => {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(about)) metadata.set(key, value);
  return { code, details, metadata };
};

export const deleted = (name: string) =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${name}' is deleted.`, {
    exception: "stream-deleted",
    "stream-name": name,
  });

export const notLeader = ({ host, port }: { readonly host: string; readonly port: number }) =>
  refusal(status.NOT_FOUND, "Leader info available", {
    exception: "not-leader",
    "leader-endpoint-host": host,
    "leader-endpoint-port": String(port),
  });

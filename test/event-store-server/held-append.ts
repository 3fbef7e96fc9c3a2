import { once } from "node:events";
import { credentials } from "@grpc/grpc-js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import { StreamsClient } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import { nameOf } from "#event-store/eventstoredb/recorded.js";
import type { EncodedEvent } from "#event-store/port.js";
import type { HeldWriter } from "#event-store/contract/store-under-test.js";
import { identifierOf, uuidOf } from "./messages.js";

/** A writer that has sent the first events of a stream, and neither ends nor leaves. */
export const heldAppend = async (
  { host, port }: { readonly host: string; readonly port: number },
  events: readonly EncodedEvent[],
): Promise<HeldWriter> => {
  const client = new StreamsClient(`${host}:${port}`, credentials.createInsecure());
  const call = client.append((error) => void call.emit("answered", error));
  call.on("error", () => undefined);
  const answer = once(call, "answered");
  const name = nameOf(events[0]?.event.stream ?? "nothing-held");
  const options = new streams.AppendReq.Options()
    .setStreamIdentifier(identifierOf(name))
    .setNoStream(new shared.Empty());
  call.write(new streams.AppendReq().setOptions(options));
  for (const { event, bytes } of events) {
    const message = new streams.AppendReq.ProposedMessage().setId(uuidOf(event.id)).setData(bytes);
    message
      .getMetadataMap()
      .set("type", event.type)
      .set("content-type", "application/octet-stream");
    await new Promise((resolve) =>
      call.write(new streams.AppendReq().setProposedMessage(message), resolve),
    );
  }
  return {
    commit: async () => {
      call.end();
      await answer;
      client.close();
    },
    rollBack: async () => {
      call.cancel();
      await answer;
      client.close();
    },
  };
};

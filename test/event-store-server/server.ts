import { setTimeout as pause } from "node:timers/promises";
import {
  Server,
  ServerCredentials,
  status,
  type Metadata,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerUnaryCall,
} from "@grpc/grpc-js";
import { GossipService } from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import gossip from "@eventstore/db-client/generated/gossip_pb.js";
import { ServerFeaturesService } from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import { StreamsService } from "@eventstore/db-client/generated/streams_grpc_pb.js";
import streams from "@eventstore/db-client/generated/streams_pb.js";
import type {
  AppendReq,
  AppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import { ServerLog } from "./log.js";
import { deleted, nameIn, notLeader, refusal, uuidOf } from "./messages.js";
import { answerRead, type Reading } from "./reading.js";
import { answerBatches, appendAnswer, type Asked, askedIn, tooLarge } from "./writing.js";

/** How the next calls fare, in their order; as they should once these are used up. */
export type Fate =
  | "wrong-expected-version"
  | "not-leader"
  | "unavailable"
  /** It takes the call, and does not answer. */
  | "silent"
  /** It answers after so many milliseconds. */
  | { readonly slow: number };

export interface Node {
  readonly host: string;
  readonly port: number;
  readonly log: ServerLog;
  /** Of appends and reads. */
  readonly fates: Fate[];
  /** As its gossip tells it; this node itself unless another was elected. */
  leader: { readonly host: string; readonly port: number };
  stop(): Promise<void>;
}

/** Whom it lets in: those who come by its certificate, and say who they are. */
export interface Guarded {
  readonly credentials: ServerCredentials;
  /** `user:password`, asked of each append and read. */
  readonly user?: string;
}

const host = "127.0.0.1";

/** In milliseconds; the server itself gives up after 3 s. */
const writing = 10;
const untilGivenUp = 100;

/**
 * Stands in for a server of EventStoreDB: the same service definitions, over real gRPC, on a log in
 * memory. Nodes of one cluster share that.
 */
export const startNode = async (
  log = new ServerLog(),
  { credentials, user }: Guarded = { credentials: ServerCredentials.createInsecure() },
): Promise<Node> => {
  const server = new Server({ "grpc.max_receive_message_length": 17 * 1024 * 1024 });
  const fates: Fate[] = [];
  const beingWritten = new Set<string>();

  const basic = user && `Basic ${Buffer.from(user).toString("base64")}`;
  /** @returns whether the call may go on; it has been answered if not, or never will be */
  const mayGoOn = async (
    { metadata }: { readonly metadata: Metadata },
    refuse: (error: object) => void,
  ): Promise<boolean> => {
    if (basic && metadata.get("authorization")[0] !== basic) {
      refuse(refusal(status.UNAUTHENTICATED, "Unauthenticated", {}));
      return false;
    }
    const fate = fates.shift();
    if (fate === "unavailable") refuse(refusal(status.UNAVAILABLE, "Server Is Too Busy", {}));
    else if (fate === "not-leader") refuse(notLeader(node.leader));
    else if (fate !== "silent") {
      if (typeof fate === "object") await pause(fate.slow);
      return true;
    }
    return false;
  };

  const append = async (
    call: ServerReadableStream<AppendReq, AppendResp>,
    answer: sendUnaryData<AppendResp>,
  ): Promise<void> => {
    const asked = await askedIn(call);
    if (fates[0] === "wrong-expected-version") {
      fates.shift();
      answer(null, appendAnswer(asked, { outcome: "wrong-expected-version", current: 7n }));
      return;
    }
    if (!(await mayGoOn(call, (error) => answer(error)))) return;
    const refused = tooLarge(asked);
    if (refused) return answer(refused);
    if (beingWritten.has(keyOf(asked))) {
      await pause(untilGivenUp);
      return answer(refusal(status.ABORTED, "Operation timed out: Commit phase timeout.", {}));
    }
    const before = log.all.length;
    const written = log.append(asked.stream, asked.expected, asked.events);
    if (log.all.length > before) {
      beingWritten.add(keyOf(asked));
      setTimeout(() => beingWritten.delete(keyOf(asked)), writing);
    }
    if (written.outcome === "stream-deleted") answer(deleted(asked.stream));
    else answer(null, appendAnswer(asked, written));
  };
  const read = async (call: Reading): Promise<void> => {
    if (await mayGoOn(call, (error) => call.emit("error", error))) await answerRead(log, call);
  };

  server.addService(StreamsService, {
    append: (call: Parameters<typeof append>[0], answer: Parameters<typeof append>[1]) =>
      void append(call, answer),
    read: (call: Reading) => void read(call),
    batchAppend: (call: Parameters<typeof answerBatches>[1]) => answerBatches(log, call),
    delete: (call: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>) => {
      log.delete(nameIn(call.request.getOptions()?.getStreamIdentifier()), "delete");
      answer(null, new streams.DeleteResp());
    },
    tombstone: (
      call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
      answer: sendUnaryData<TombstoneResp>,
    ) => {
      log.delete(nameIn(call.request.getOptions()?.getStreamIdentifier()), "tombstone");
      answer(null, new streams.TombstoneResp());
    },
  });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) => answer(null, supported()),
  });
  server.addService(GossipService, {
    read: (_: unknown, answer: sendUnaryData<unknown>) => answer(null, cluster(node)),
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`${host}:0`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const stop = async () => server.forceShutdown();
  const node: Node = { host, port, log, fates, leader: { host, port }, stop };
  return node;
};

const keyOf = ({ events }: Asked): string => events.map(({ id }) => id).join();

const supported = () => {
  const methods = Object.values(StreamsService).map(({ path }) => {
    const [, service = "", method = ""] = path.split("/");
    return new features.SupportedMethod()
      .setServiceName(service.toLowerCase())
      .setMethodName(method.toLowerCase());
  });
  return new features.SupportedMethods()
    .setMethodsList(methods)
    .setEventStoreServerVersion("0.0.0-stand-in");
};

/** In the states of a member, that of a leader. */
const leads = 8;
const follows = 6;

const member = (address: string, at: number, state: number) =>
  new gossip.MemberInfo()
    .setInstanceId(uuidOf("00000000-0000-4000-8000-000000000000"))
    .setTimeStamp("0")
    .setState(state)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(address).setPort(at));

const cluster = ({ host: address, port, leader }: Node) => {
  const isLeader = leader.port === port;
  const own = member(address, port, isLeader ? leads : follows);
  const members = isLeader ? [own] : [own, member(leader.host, leader.port, leads)];
  return new gossip.ClusterInfo().setMembersList(members);
};

import { once } from "node:events";
import net from "node:net";

/** Stands between a client and a server, stand-in or real, on a port of its own, without TLS. */
export interface Link {
  readonly host: string;
  readonly port: number;
  /** The next append is let through; when its answer is whole, the connection breaks instead. */
  loseNextAnswer(): void;
  /** How many have been lost so. */
  readonly lost: number;
  /** Every connection breaks; new ones are let through. */
  cut(): void;
  /** Until it is called with false, new connections break as well. */
  refuse(isRefusing: boolean): void;
  /** Nothing goes through, either way, until it is called with false. */
  freeze(isFrozen: boolean): void;
  close(): Promise<void>;
}

/** Of an append, and of nothing else that a client sends. */
const proposal = Buffer.from("application/octet-stream");

export const linkTo = async (target: { readonly host: string; readonly port: number }) => {
  const pairs = new Set<readonly [net.Socket, net.Socket]>();
  let isLosing = false;
  let isRefusing = false;
  let count = 0;

  const relay = net.createServer((client) => {
    if (isRefusing) return void client.destroy();
    const server = net.connect(target.port, target.host);
    const pair = [client, server] as const;
    pairs.add(pair);
    const [asking, answering] = [new Frames(preface), new Frames(0)];
    let lost: number | undefined;
    client.on("data", (chunk) => {
      const frames = asking.in(chunk);
      if (isLosing) lost = frames.find(({ body }) => body.includes(proposal))?.stream;
      if (lost !== undefined) isLosing = false;
      server.write(chunk);
    });
    server.on("data", (chunk) => {
      const isWhole = answering.in(chunk).some((one) => one.stream === lost && one.isLast);
      if (lost === undefined) client.write(chunk);
      else if (isWhole) {
        count += 1;
        client.destroy();
      }
    });
    const over = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.setNoDelay().on("error", over).on("close", over);
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const bound = relay.address();
  if (typeof bound !== "object" || !bound) throw new Error("It listens nowhere.");

  const link: Link = {
    host: "127.0.0.1",
    port: bound.port,
    loseNextAnswer: () => {
      isLosing = true;
    },
    get lost() {
      return count;
    },
    cut: () => {
      for (const [client] of pairs) client.destroy();
    },
    refuse: (refusing) => {
      isRefusing = refusing;
      if (refusing) link.cut();
    },
    freeze: (isFrozen) => {
      for (const socket of [...pairs].flat()) {
        if (isFrozen) socket.pause();
        else socket.resume();
      }
    },
    close: async () => {
      link.cut();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
  return link;
};

interface Frame {
  readonly stream: number;
  /** The last of what is said in its stream, from this side. */
  readonly isLast: boolean;
  readonly body: Buffer;
}

/** What a client of HTTP/2 says before its first frame. */
const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length;
const head = 9;

/** Cuts one direction of a connection into the frames of HTTP/2. */
class Frames {
  #rest = Buffer.alloc(0);

  constructor(private skipped: number) {}

  in(chunk: Buffer): readonly Frame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    if (this.#rest.length < this.skipped) return [];
    this.#rest = this.#rest.subarray(this.skipped);
    this.skipped = 0;
    const frames: Frame[] = [];
    for (;;) {
      const size = this.#rest.length < head ? 0 : this.#rest.readUIntBE(0, 3);
      if (this.#rest.length < head + size || this.#rest.length < head) return frames;
      const [type, flags] = [this.#rest.readUInt8(3), this.#rest.readUInt8(4)];
      frames.push({
        stream: this.#rest.readUInt32BE(5) & 0x7f_ff_ff_ff,
        isLast: type <= 1 && (flags & 1) === 1,
        body: this.#rest.subarray(head, head + size),
      });
      this.#rest = this.#rest.subarray(head + size);
    }
  }
}

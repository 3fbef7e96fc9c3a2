import { once } from "node:events";
import net from "node:net";

/** Looks at what goes by on one connection; `true` breaks it there, before that is passed on. */
export interface Watch {
  asked?(chunk: Buffer): boolean;
  answered?(chunk: Buffer): boolean;
}

/** Stands between a client and a server, on a port of its own. */
export interface Link {
  readonly port: number;
  /** How many connections were broken by their watch. */
  readonly broken: number;
  close(): Promise<void>;
}

export const linkTo = async (port: number, watch: () => Watch): Promise<Link> => {
  const sockets = new Set<net.Socket>();
  let broken = 0;
  const relay = net.createServer((client) => {
    const server = net.connect(port, "127.0.0.1");
    const { asked = passes, answered = passes } = watch();
    const over = () => [client, server].forEach((socket) => socket.destroy());
    const pass = (to: net.Socket, breaks: (chunk: Buffer) => boolean) => (chunk: Buffer) => {
      if (!breaks(chunk)) return void to.write(chunk);
      broken += 1;
      over();
    };
    client.on("data", pass(server, asked));
    server.on("data", pass(client, answered));
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.setNoDelay().on("error", over).on("close", over);
      socket.on("close", () => sockets.delete(socket));
    }
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const bound = relay.address();
  if (typeof bound !== "object" || !bound) throw new Error("It listens nowhere.");
  return {
    port: bound.port,
    get broken() {
      return broken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => relay.close(resolve));
    },
  };
};

const passes = () => false;

/** Last message of an answer of PostgreSQL: ready for the next, in no transaction. What ran is committed. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** Breaks a connection of PostgreSQL once what was asked of the log is committed, before anybody is told. */
export const losesAppends = (now: () => boolean) => (): Watch => {
  let losing = false;
  let tail = Buffer.alloc(0);
  return {
    asked: (chunk) => {
      if (!losing && chunk.includes("log.append")) losing = now();
      return false;
    },
    answered: (chunk) => {
      tail = Buffer.concat([tail, chunk]).subarray(-ready.length);
      return losing && tail.equals(ready);
    },
  };
};

/** Breaks a connection of HTTP when its server answers what was posted. */
export const losesReplies = (now: () => boolean) => (): Watch => {
  let isPost = false;
  return {
    asked: (chunk) => {
      if (chunk.includes("POST /")) isPost = true;
      return false;
    },
    answered: () => {
      const breaks = isPost && now();
      isPost = false;
      return breaks;
    },
  };
};

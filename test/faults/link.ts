import { once } from "node:events";
import net from "node:net";

/** Looks at what goes by on one connection; `true` breaks it there, before that is passed on. */
export interface Watch {
  asked?(chunk: Buffer): boolean;
  answered?(chunk: Buffer): boolean;
}

/** Stands between a client and a server, on a port of its own. */
export interface Link {
  /** None on a socket. */
  readonly port: number;
  /** How many connections were broken by their watch. */
  readonly broken: number;
  /** From now on nothing gets through, and nobody is told, as where a network has gone. */
  fallSilent(): void;
  /** For those who come anew; what was silent stays so. */
  comeBack(): void;
  close(): Promise<void>;
}

/** @param to a port of this machine, or a socket by its path: then `at` is the path of the link's own */
export const linkTo = async (
  to: number | string,
  watch: () => Watch,
  at?: string,
): Promise<Link> => {
  const sockets = new Set<net.Socket>();
  let broken = 0;
  let isSilent = false;
  const relay = net.createServer((client) => {
    const server = typeof to === "number" ? net.connect(to, "127.0.0.1") : net.connect(to);
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
      if (isSilent) socket.pause();
    }
  });
  relay.listen(at === undefined ? { port: 0, host: "127.0.0.1" } : { path: at });
  await once(relay, "listening");
  const bound = relay.address();
  return {
    port: typeof bound === "object" && bound ? bound.port : 0,
    get broken() {
      return broken;
    },
    fallSilent: () => {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    comeBack: () => {
      isSilent = false;
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

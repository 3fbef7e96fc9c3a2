import fs from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import type { ClientConfig } from "pg";

/** Stands between a pool and its server on a socket of its own, for specs. */
export interface LossyProxy {
  readonly connection: ClientConfig;
  /** The next append goes through and commits; then its connection breaks, without the answer. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

/** Last message of an answer: ready for the next query, in no transaction. What ran is committed. */
const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

const socketIn = (host: string | undefined, port: number | undefined): string =>
  path.join(host ?? "", `.s.PGSQL.${port ?? 5432}`);

export const lossyProxy = async (server: ClientConfig): Promise<LossyProxy> => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "lossy-"));
  let lose = false;

  const proxy = net.createServer((client) => {
    const upstream = net.connect(socketIn(server.host, server.port));
    let losing = false;
    let tail = Buffer.alloc(0);
    client.on("data", (chunk) => {
      if (lose && chunk.includes("log.append")) {
        lose = false;
        losing = true;
      }
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      if (!losing) client.write(chunk);
      tail = Buffer.concat([tail, chunk]).subarray(-ready.length);
      if (losing && tail.equals(ready)) client.destroy();
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const)
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(socketIn(folder, server.port), resolve));

  return {
    connection: { ...server, host: folder },
    loseNextAnswer: () => {
      lose = true;
    },
    close: async () => {
      await new Promise((resolve) => proxy.close(resolve));
      await fs.rm(folder, { recursive: true });
    },
  };
};

import type { FastifyInstance } from "fastify";
import { bytesOf } from "#audit/encoding.js";
import { tileAt } from "#audit/tiles/tile.js";
import { readKeys } from "#audit-log/checkpoints.js";
import { Published } from "#audit-log/published.js";
import type { Database } from "#projections/database.js";
import { Problem } from "./problem.js";
import { tellProblem } from "./tell-problem.js";

interface Answer {
  readonly type: string;
  readonly cache: string;
  readonly bytes: Uint8Array;
}

/** In seconds: a checkpoint is replaced soon, a tile never. */
const soon = "public, max-age=2";
const never = "public, max-age=31536000, immutable";
const text = "text/plain; charset=utf-8";

/**
 * C2SP tlog-tiles, for anybody and any client, below /log. A path is taken as it was sent: one that
 * would name the same tile in another way names none.
 */
export const publicLog = (fastify: FastifyInstance, db: Database): void => {
  const published = new Published(db);

  const answerAt = async (path: string): Promise<Answer | undefined> => {
    if (path === "checkpoint") return answered(text, soon, await published.checkpoint());
    if (path === "keys") return answered(text, soon, bytesOf(await keyLines(db)));
    const [, hash] = /^proof\/([0-9a-f]{64})$/.exec(path) ?? [];
    if (hash !== undefined) {
      const proof = await published.proofOf(Buffer.from(hash, "hex"));
      if (!proof) throw Problem.of("NOT_IN_SIGNED_TREE");
      return answered(text, soon, proof);
    }
    const tile = tileAt(path);
    return tile && answered("application/octet-stream", never, await published.tile(tile));
  };

  fastify.get("/log/*", async (request, reply) => {
    try {
      const answer = await answerAt(request.url.slice("/log/".length));
      if (!answer) throw Problem.of("NOT_FOUND");
      const { type, cache, bytes } = answer;
      return await reply.header("Content-Type", type).header("Cache-Control", cache).send(bytes);
    } catch (fault) {
      tellProblem(fault, request, reply);
      return reply;
    }
  });
};

const answered = (type: string, cache: string, bytes: Uint8Array | undefined) =>
  bytes && { type, cache, bytes: Buffer.from(bytes) };

/** A verifier key a line, those that sign first; those that have signed before say so. */
const keyLines = async (db: Database): Promise<string> =>
  (await readKeys(db)).map(({ vkey, retired }) => `${vkey}${retired ? " retired" : ""}\n`).join("");

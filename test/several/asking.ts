import fs from "node:fs/promises";
import type { Enrolled } from "../enrol.js";
import { freshKey } from "../server.js";

/** Asks the built server over HTTP. @param hers begins the keys of what is asked: no line may repeat it */
export const askingAt =
  (address: string, hers: string) =>
  async (url: string, who: Enrolled, body?: object | string, headers: object = {}) => {
    const reply = await fetch(`${address}/api/v1/${url}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${who.token}`,
        "idempotency-key": `${hers}-${freshKey()}`,
        "content-type": "application/json",
        "if-match": "*",
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const told = (await reply.json()) as { readonly id: string; readonly about?: unknown };
    return { status: reply.status, request: reply.headers.get("x-request-id") ?? "", told };
  };

/** A line that a server writes into its log; words for a terminal stand between them. */
interface Line {
  readonly level: string;
  readonly message: unknown;
  readonly context?: string;
  readonly request?: string;
  readonly job?: string;
  readonly trace_id?: string;
  /** Of a server that is spied on: how many modules of traces it has loaded. */
  readonly spied?: number;
}

export const linesIn = async (dataDir: string): Promise<readonly Line[]> =>
  (await fs.readFile(`${dataDir}.log`, "utf8"))
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);

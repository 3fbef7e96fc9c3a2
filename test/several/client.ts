import type { Capacity } from "#kernel/index.js";
import { enrol } from "../enrol.js";
import { freshKey, type Reply, type TestServer } from "../server.js";
import type { Place } from "./place.js";

/** Asks a process over a socket, as `TestServer` asks without one. */
export const clientOf = (
  address: string,
  { engine }: Place,
): Pick<TestServer, "person" | "post" | "get"> => {
  const ask = async (url: string, init: RequestInit): Promise<Reply> => {
    const reply = await fetch(`${address}${url}`, init);
    const body: unknown = await reply.json();
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body };
  };
  return {
    person: (capacity: Capacity) => enrol(engine, capacity),
    post: (url, token, body, headers) =>
      ask(url, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "idempotency-key": freshKey(),
          "content-type": "application/json",
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    get: (url, token = "", headers = {}) =>
      ask(url, { headers: { authorization: `Bearer ${token}`, ...headers } }),
  };
};

/** The changes as a browser hears of them. */
export const following = async (
  address: string,
  token: string,
): Promise<{ until(text: string): Promise<void>; leave(): void }> => {
  const over = new AbortController();
  const reply = await fetch(`${address}/api/v1/changes`, {
    headers: { authorization: `Bearer ${token}` },
    signal: over.signal,
  });
  const reader = reply.body?.getReader();
  let text = "";
  const until = async (wanted: string) => {
    while (!text.includes(wanted)) {
      const part = await reader?.read();
      if (!part || part.done) throw new Error(`it ended with ${text}`);
      text += Buffer.from(part.value as Uint8Array).toString();
    }
  };
  await until("event: ready");
  return { until, leave: () => over.abort() };
};

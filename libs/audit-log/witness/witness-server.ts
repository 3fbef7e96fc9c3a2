import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { formatVkey, type NoteKey } from "#audit/note/key.js";
import type { Witness, WitnessAnswer } from "./witness.js";

/** In bytes: a checkpoint with as many cosignatures as anybody gathers, and its proof. */
const largestBody = 65_536;
/** Requests that are being read or wait for their turn; whoever comes beyond that comes again. */
const most = 100;
/** Milliseconds for a request to arrive in full. */
const longestRequest = 10_000;

/** C2SP tlog-witness over HTTP; what is in front of it gives it TLS and a name. */
export const witnessServer = async (
  witness: Witness,
  key: NoteKey,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<{ readonly address: string; close(): Promise<void> }> => {
  let waiting = 0;
  const answer = async (request: IncomingMessage): Promise<WitnessAnswer> => {
    if (request.url === "/" && request.method === "GET") return plain(200, `${formatVkey(key)}\n`);
    if (request.url !== "/add-checkpoint") return plain(404, "not found\n");
    if (request.method !== "POST") return plain(405, "method not allowed\n");
    const body = await bodyOf(request);
    return body ? witness.addCheckpoint(body) : plain(413, "too large\n");
  };
  const server = createServer({ requestTimeout: longestRequest }, (request, response) => {
    if (waiting >= most) return send(response, plain(503, "busy\n"));
    waiting += 1;
    void answer(request)
      .catch(() => plain(500, "failed\n"))
      .then((told) => send(response, told))
      .finally(() => (waiting -= 1));
  });
  server.listen(port, host);
  await once(server, "listening");
  const listening = server.address();
  const taken = typeof listening === "object" && listening ? listening.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      await closed;
    },
  };
};

const plain = (status: number, body: string): WitnessAnswer => ({
  status,
  type: "text/plain; charset=utf-8",
  body,
});

/** What is left of a body that is too large is not waited for. */
const send = (response: ServerResponse, { status, type, body }: WitnessAnswer): void => {
  const more = status === 413 || status === 503 ? { connection: "close" } : {};
  response.writeHead(status, { "content-type": type, ...more });
  response.end(body);
};

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    if ((length += chunk.length) > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

/** A message as it came. */
export interface Got {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly got: Got[];
  /** What it answers from now on; `hang` answers nothing at all. */
  answer: number | "hang";
  stop(): Promise<void>;
}

/** Somebody's own system, which takes what it is told. */
export const receiver = async (): Promise<Receiver> => {
  const got: Got[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url: path = "", headers } = request;
      got.push({ path, headers, body: Buffer.concat(chunks).toString() });
      const { answer } = it;
      if (answer === "hang") return;
      const elsewhere = answer >= 300 && answer < 400 ? { location: `${it.url}/elsewhere` } : {};
      response.writeHead(answer, elsewhere).end("whatever");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const it: Receiver = {
    url: `http://127.0.0.1:${port}/hook`,
    got,
    answer: 204,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return it;
};

/** The signatures that a message would bear under a secret, as the Standard Webhooks convention says. */
export const signatureOf = ({ headers, body }: Got, secret: string): string => {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
};

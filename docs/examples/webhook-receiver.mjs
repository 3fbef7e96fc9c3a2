// A receiver of webhooks, whole: node webhook-receiver.mjs, with PORT and SECRETS (whsec_…, the one or
// two that GET /api/v1/webhooks/{id}/secrets shows, with a comma between them) in its environment.
import { createHmac, timingSafeEqual } from "node:crypto";
import http from "node:http";

const { PORT = "8080", SECRETS = "" } = process.env;
if (!SECRETS) throw new Error("SECRETS is wanted: without one, anybody’s messages would pass");
const keys = SECRETS.split(",").map((secret) =>
  Buffer.from(secret.replace(/^whsec_/, ""), "base64"),
);

/** Seconds by which clocks may differ; older messages may be somebody's who has overheard one. */
const tolerance = 300;
const largest = 65_536;

/** What was taken already: a message comes again when its answer was lost. Yours belongs in a database. */
const taken = new Set();

/** @returns the body that one of our secrets has signed just now, if it has */
const verified = (headers, body) => {
  const {
    "webhook-id": id,
    "webhook-timestamp": at,
    "webhook-signature": signatures = "",
  } = headers;
  if (!id || Math.abs(Date.now() / 1_000 - Number(at)) > tolerance || !/^\d+$/.test(at))
    return undefined;
  const known = keys.map((key) => createHmac("sha256", key).update(`${id}.${at}.${body}`).digest());
  const given = signatures.split(" ").filter((one) => one.startsWith("v1,"));
  const isOurs = given
    .map((one) => Buffer.from(one.slice(3), "base64"))
    .some((one) => known.some((mac) => mac.length === one.length && timingSafeEqual(mac, one)));
  return isOurs ? JSON.parse(body) : undefined;
};

const server = http.createServer(async (request, response) => {
  let body = "";
  try {
    for await (const chunk of request.setEncoding("utf8")) {
      body += chunk;
      if (body.length > largest) return request.destroy();
    }
  } catch {
    // Its sender has gone in the midst of it: no reason to end.
    return;
  }
  const message = request.method === "POST" ? verified(request.headers, body) : undefined;
  if (!message) return response.writeHead(401).end();
  const id = request.headers["webhook-id"];
  // Answer first, and fast: what takes long is done afterwards, from what was written down.
  response.writeHead(204).end();
  if (taken.has(id)) return;
  taken.add(id);
  console.log(`${message.timestamp} ${message.type}: read ${message.data.path}`);
});
server.listen(Number(PORT), "127.0.0.1", () =>
  console.log(`listening on ${server.address().port}`),
);

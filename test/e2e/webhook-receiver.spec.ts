import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { webhookCaller } from "#infrastructure/webhooks/caller.js";
import { signedHeaders } from "#infrastructure/webhooks/signature.js";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";
import { done, soon } from "./committee-scene.js";
import { carrying, type Carrying, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let hers: Carrying;
const running: ChildProcess[] = [];
beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
}, 60_000);
afterAll(async () => {
  for (const child of running) {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }
  await server.stop();
});

/** The example of the documentation, as somebody starts it. */
const start = async (secrets: readonly string[], port = "0") => {
  const child = spawn(process.execPath, ["docs/examples/webhook-receiver.mjs"], {
    env: { PORT: port, SECRETS: secrets.join(",") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  await soon(
    async () => lines,
    ({ length }) => length > 0,
  );
  return { lines, url: `http://127.0.0.1:${lines[0]?.split(" ").at(-1)}/` };
};

const secretsOf = async (webhook: string) => {
  const url = `/api/v1/webhooks/${webhook}/secrets`;
  const { body } = await server.get(url, hers.carrier.token);
  return (body as { secrets: string[] }).secrets;
};

it("the receiver of the documentation takes what is signed, once, and nothing else", async () => {
  // The address must be known before the secret is: it starts without one, then anew.
  const first = await start(["whsec_none"]);
  const body = { url: first.url, topics: ["application.message"], organisation: hers.organisation };
  const webhook = idOf(done(await server.post("/api/v1/webhooks", hers.carrier.token, body)));
  const [secret = ""] = await secretsOf(webhook);
  const { url, lines } = await start([secret]);
  const change = `/api/v1/webhooks/${webhook}/change`;
  done(await server.post(change, hers.carrier.token, { url }));

  const message = `/api/v1/applications/${hers.application}/send-message`;
  done(await server.post(message, secretariat.token, { text: "Bonjour" }));
  const told = await soon(
    async () => lines.slice(1),
    ({ length }) => length > 0,
  );
  expect(told).toEqual([
    expect.stringMatching(/application\.message: read \/api\/v1\/applications\/[0-9a-f-]{36}$/),
  ]);

  const call = webhookCaller(["127.0.0.1"]);
  const now = Math.floor(Date.now() / 1_000);
  const key = secret.replace("whsec_", "");
  const text = JSON.stringify({ type: "x.y", timestamp: "now", data: { path: "/" } });
  const status = async (headers: Readonly<Record<string, string>>, sent = text) =>
    call({ url, headers, body: sent });
  const good = signedHeaders("msg_1", now, text, [key]);
  const refused = { outcome: "answered", status: 401 };
  expect(await status(signedHeaders("msg_1", now, text, ["b3RoZXI="]))).toEqual(refused);
  expect(await status(signedHeaders("msg_1", now - 3_600, text, [key]))).toEqual(refused);
  expect(await status(good, text.replace("x.y", "x.z"))).toEqual(refused);
  expect(await status({})).toEqual(refused);
  // From the future, without a time, too long, or left in the midst of it: it goes on all the same.
  expect(await status(signedHeaders("msg_1", now + 3_600, text, [key]))).toEqual(refused);
  expect(await status({ ...good, "webhook-timestamp": "" })).toEqual(refused);
  expect(await status(good, "x".repeat(100_000))).not.toMatchObject({ status: 204 });
  const { hostname, port } = new URL(url);
  const leaving = connect(Number(port), hostname);
  leaving.on("error", () => undefined);
  leaving.write("POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 100\r\n\r\n{");
  await once(leaving, "connect");
  leaving.destroySoon();
  await once(leaving, "close");
  // Beside another secret's signature, and a second time: taken, and told once.
  for (const headers of [signedHeaders("msg_1", now, text, ["b3RoZXI=", key]), good])
    expect(await status(headers)).toEqual({ outcome: "answered", status: 204 });
  await soon(
    async () => lines.slice(2),
    ({ length }) => length > 0,
  );
  expect(lines.slice(2)).toEqual(["now x.y: read /"]);
  expect(first.lines).toHaveLength(1);
}, 60_000);

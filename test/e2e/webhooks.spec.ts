import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type Got, type Receiver, receiver, signatureOf } from "../receiver.js";
import { type TestServer, testServer } from "../server.js";
import { done, soon } from "./committee-scene.js";
import { after, carrying, type Carrying, codeOf, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let hers: Carrying;
let hook: Receiver;
beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
}, 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  hook = await receiver();
});
afterEach(() => hook.stop());

const register = async (who: Carrying = hers, topics = ["application.message"]) => {
  const body = { url: hook.url, topics, organisation: who.organisation };
  return idOf(done(await server.post("/api/v1/webhooks", who.carrier.token, body)));
};

/** Something happens to a file that its carrier is told of. */
const write = ({ application }: Carrying, { token } = secretariat) =>
  server.post(`/api/v1/applications/${application}/send-message`, token, { text: "Bonjour" });

const arrived = (count: number, at = hook) =>
  soon(
    async () => at.got,
    (got) => got.length >= count,
  );
const messageIn = ({ body }: Got) =>
  JSON.parse(body) as { type: string; timestamp: string; data: Record<string, string> };

const secretsOf = async (webhook: string, { token } = hers.carrier) => {
  const { body } = await server.get(`/api/v1/webhooks/${webhook}/secrets`, token);
  return (body as { secrets: string[] }).secrets;
};
const ask = (webhook: string, what: string, body: object = {}, { token } = hers.carrier) =>
  server.post(`/api/v1/webhooks/${webhook}/${what}`, token, body);

describe("an organisation’s webhook", () => {
  it("is told what happens to its own files, signed, with nothing in it but ids", async () => {
    const webhook = await register();
    done(await write(hers));
    const [got] = await arrived(1);
    if (!got) throw new Error("nothing came");
    const [secret = ""] = await secretsOf(webhook);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(got.headers["webhook-signature"]).toBe(signatureOf(got, secret));
    expect(got.headers["webhook-id"]).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(Math.abs(Number(got.headers["webhook-timestamp"]) - Date.now() / 1_000)).toBeLessThan(
      60,
    );
    const { timestamp, data, ...rest } = messageIn(got);
    expect(rest).toEqual({ type: "application.message" });
    expect(data).toEqual({
      kind: "application",
      id: hers.application,
      event: "MessageSent",
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      path: `/api/v1/applications/${hers.application}`,
    });
    expect(timestamp).toMatch(/Z$/);
    done(await ask(webhook, "disable"));
  });
});
void after;
void codeOf;

import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type Enrolled, revoke } from "../enrol.js";
import { type Got, type Receiver, receiver, signatureOf } from "../receiver.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import { admissible, done, seatCommittee, soon, today } from "./committee-scene.js";
import { after, carrying, type Carrying, codeOf, idOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let hers: Carrying;
let his: Carrying;
let hook: Receiver;
beforeAll(async () => {
  server = await testServer();
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  [hers, his] = [await carrying(server), await carrying(server)];
}, 60_000);
afterAll(() => server.stop());
let listening: string[] = [];
beforeEach(async () => {
  hook = await receiver();
});
afterEach(async () => {
  for (const webhook of listening) await ask(webhook, "disable", {}, secretariat);
  listening = [];
  await hook.stop();
});

const registering = async (body: object, { token }: Enrolled): Promise<string> => {
  const webhook = idOf(done(await server.post("/api/v1/webhooks", token, body)));
  listening.push(webhook);
  return webhook;
};
const register = (who: Carrying = hers, keeper: Enrolled = who.carrier, url = hook.url) =>
  registering({ url, topics: ["application.message"], organisation: who.organisation }, keeper);

/** Something happens to a file that its carrier is told of. */
const write = async ({ application }: Carrying, text = "Bonjour") => {
  const url = `/api/v1/applications/${application}/send-message`;
  return done(await server.post(url, secretariat.token, { text }));
};

const arrived = (count: number) =>
  soon(
    async () => hook.got,
    (got) => got.length >= count,
  );
const idsIn = (got: readonly Got[]) => got.map(({ headers }) => headers["webhook-id"]);
const toldIn = ({ body }: Got) =>
  JSON.parse(body) as { type: string; timestamp: string; data: Record<string, string> };

const secretsOf = async (webhook: string, { token } = hers.carrier) => {
  const { body } = await server.get(`/api/v1/webhooks/${webhook}/secrets`, token);
  return (body as { secrets: string[] }).secrets;
};
const ask = (webhook: string, what: string, body: object = {}, { token } = hers.carrier) =>
  server.post(`/api/v1/webhooks/${webhook}/${what}`, token, body);

interface Listed {
  readonly id: string;
  readonly url: string | null;
  readonly phase: string;
  readonly reason: string | null;
  readonly calls: {
    readonly succeededAt: string | null;
    readonly error: string | null;
    readonly failures: number;
  };
}
const list = async ({ token } = hers.carrier, seen?: Reply) => {
  const { body } = await server.get("/api/v1/webhooks", token, seen ? after(seen) : {});
  return (body as { items: Listed[] }).items;
};
const listed = async (webhook: string, isSo: (one: Listed) => boolean) => {
  const found = await soon(
    async () => (await list()).find(({ id }) => id === webhook),
    (one) => one !== undefined && isSo(one),
  );
  if (!found) throw new Error("it is not there");
  return found;
};
/** What became of the calls to a webhook, the first first. */
const callsTo = async (webhook: string) => {
  const { rows } = await server.engine.reading.query<{ id: string; status: string; code: string }>(
    `select id, status, code from read.outbox where target = $1 and command = 'CallWebhook'
     order by nth`,
    [webhook],
  );
  return rows;
};
/** As if it had been tried for that long. */
const failedFor = (webhook: string, days: number) =>
  server.engine.reading.query(
    `update read.webhook_standings set failures = 20,
       failing_since = now() - $2 * interval '1 day' where webhook = $1`,
    [webhook, days],
  );

describe("an organisation’s webhook", () => {
  it("is told what happens to its own files, signed, with nothing in it but ids", async () => {
    // Somebody listens, so that what happens before is looked at; none of it is told to who comes later.
    const other = await receiver();
    await register(his, his.carrier, other.url);
    await write(hers);
    const webhook = await register();
    await write(his);
    await write(hers);
    const [got] = await arrived(1);
    if (!got) throw new Error("nothing came");
    const [secret = ""] = await secretsOf(webhook);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(got.headers["webhook-signature"]).toBe(signatureOf(got, secret));
    expect(got.headers["webhook-id"]).toMatch(/^msg_[0-9a-f]{32}$/);
    expect(Math.abs(Number(got.headers["webhook-timestamp"]) - Date.now() / 1_000)).toBeLessThan(
      60,
    );
    const { timestamp, data, ...rest } = toldIn(got);
    expect(rest).toEqual({ type: "application.message" });
    expect(data).toEqual({
      kind: "application",
      id: hers.application,
      event: "MessageSent",
      day: today(server),
      path: `/api/v1/applications/${hers.application}`,
    });
    expect(timestamp).toMatch(/Z$/);
    expect(hook.got).toHaveLength(1);
    expect(other.got.map((one) => toldIn(one).data["id"])).toEqual([his.application]);
    await other.stop();
    const { calls } = await listed(webhook, (one) => one.calls.succeededAt !== null);
    expect(calls).toMatchObject({ error: null, failures: 0 });
  });

  it("is told again when it could not take a message, under the same id", async () => {
    hook.answer = 500;
    const webhook = await register();
    await write(hers);
    await arrived(2);
    expect((await listed(webhook, ({ calls }) => calls.failures > 1)).calls.error).toBe("HTTP_500");
    hook.answer = 200;
    await listed(webhook, ({ calls }) => calls.error === null && calls.failures === 0);
    expect(new Set(idsIn(hook.got)).size).toBe(1);
    // Signed anew each time: a receiver refuses what is old.
    const [secret = ""] = await secretsOf(webhook);
    for (const got of hook.got)
      expect(got.headers["webhook-signature"]).toBe(signatureOf(got, secret));
  });

  it("is not followed elsewhere", async () => {
    hook.answer = 307;
    const webhook = await register();
    await write(hers);
    const { calls } = await listed(webhook, (one) => one.calls.error !== null);
    expect(calls.error).toBe("HTTP_307");
    expect(hook.got.every(({ path }) => path === "/hook")).toBe(true);
  });

  it("keeps nobody else waiting while it hangs", async () => {
    hook.answer = "hang";
    await register();
    await write(hers);
    await arrived(1);
    const quick = await receiver();
    await register(his, his.carrier, quick.url);
    await write(his);
    await soon(
      async () => quick.got,
      ({ length }) => length === 1,
    );
    await quick.stop();
  });

  it("that is gone is disabled at once, and its people are told", async () => {
    hook.answer = 410;
    const webhook = await register();
    await write(hers);
    expect((await listed(webhook, ({ phase }) => phase === "disabled")).reason).toBe("gone");
    const letters = await soon(
      async () => {
        const { body } = await server.get("/api/v1/outbox?limit=200", secretariat.token);
        const { items } = body as { items: { id: string; command: string; target: string }[] };
        return items.filter(({ command, target }) => command === "SendMail" && target === webhook);
      },
      ({ length }) => length > 0,
    );
    expect(letters.length).toBeGreaterThan(0);
    await write(hers);
    expect(hook.got).toHaveLength(1);
  });

  it("that fails for five days is disabled; enabled, it is told what comes then", async () => {
    hook.answer = 503;
    const webhook = await register();
    await write(hers);
    await listed(webhook, ({ calls }) => calls.failures > 0);
    await failedFor(webhook, 4);
    await arrived(hook.got.length + 1);
    await listed(webhook, ({ phase }) => phase === "enabled");
    await failedFor(webhook, 6);
    const given = await listed(webhook, ({ phase }) => phase === "disabled");
    expect([given.reason, given.calls.failures]).toEqual(["failing", 0]);
    expect(await callsTo(webhook)).toMatchObject([{ status: "refused", code: "WEBHOOK_FAILING" }]);
    hook.answer = 200;
    const before = hook.got.length;
    const enabled = done(await ask(webhook, "enable"));
    await list(hers.carrier, enabled);
    await write(hers);
    await arrived(before + 1);
  });

  it.each([
    [
      "given another address",
      (webhook: string) => [() => ask(webhook, "change", { url: `${hook.url}?2` })],
    ],
    [
      "enabled again",
      (webhook: string) => ["disable", "enable"].map((what) => () => ask(webhook, what)),
    ],
  ])("that has failed for days and is %s is tried for as long again", async (_, mended) => {
    hook.answer = 503;
    const webhook = await register();
    for (const mend of mended(webhook)) done(await mend());
    // As if that had failed before: nobody had called meanwhile.
    await server.engine.reading.query(
      `insert into read.webhook_standings (webhook, failures, failing_since, since)
       values ($1, 20, now() - interval '6 days', 0)`,
      [webhook],
    );
    await write(hers);
    const { phase, calls } = await listed(webhook, ({ calls: { error } }) => error !== null);
    expect(phase).toBe("enabled");
    expect(calls.failures).toBeLessThan(12);
  });

  it("is signed by two secrets while one takes the other’s place, and by one again", async () => {
    const webhook = await register();
    const [first = ""] = await secretsOf(webhook);
    done(await ask(webhook, "rotate-secret"));
    const [second = "", also = ""] = await secretsOf(webhook);
    expect([also, second !== first]).toEqual([first, true]);
    await write(hers);
    const [got] = await arrived(1);
    if (!got) throw new Error("nothing came");
    const signatures = String(got.headers["webhook-signature"]).split(" ");
    expect(signatures).toEqual([signatureOf(got, second), signatureOf(got, first)]);
    done(await ask(webhook, "rotate-secret", { overlap: 0 }));
    const [third = "", ...none] = await secretsOf(webhook);
    expect(none).toEqual([]);
    await write(hers);
    const [, later] = await arrived(2);
    if (!later) throw new Error("nothing came");
    expect(later.headers["webhook-signature"]).toBe(signatureOf(later, third));
  });

  it("is told again what happened since a moment, in order, under the same ids", async () => {
    const webhook = await register();
    for (const text of ["un", "deux", "trois"]) await write(hers, text);
    const got = [...(await arrived(3))];
    const [, second] = got;
    if (!second) throw new Error("nothing came");
    done(await ask(webhook, "replay", { from: toldIn(second).timestamp }));
    const all = await arrived(5);
    expect(idsIn(all.slice(3))).toEqual(idsIn(got.slice(1)));
    // From before it was registered, too, where that is asked for.
    done(await ask(webhook, "replay", { from: today(server) }));
    const old = await soon(
      async () => hook.got.slice(5).map((one) => toldIn(one).data["id"]),
      ({ length }) => length > 3,
    );
    expect(new Set(old)).toEqual(new Set([hers.application]));
  });

  it("hears nothing more once its keeper has left, until somebody else keeps it", async () => {
    const guest = await server.person("carrier");
    const about = { person: guest.id, right: "edit" };
    const path = `/api/v1/organisations/${hers.organisation}`;
    done(await server.post(`${path}/invite-person`, secretariat.token, about));
    const webhook = await register(hers, guest);
    await write(hers);
    await arrived(1);
    done(await server.post(`${path}/remove-person`, secretariat.token, { person: guest.id }));
    await write(hers);
    await soon(
      () => callsTo(webhook),
      (calls) => calls.length === 2 && calls.every(({ status }) => status === "done"),
    );
    expect(hook.got).toHaveLength(1);
    expect((await ask(webhook, "enable", {}, guest)).status).toBe(404);
    done(await ask(webhook, "change"));
    await write(hers);
    await arrived(2);
  });

  it("hears nothing more once its keeper has lost their role, and begins again with another", async () => {
    const guest = await server.person("carrier");
    const about = { person: guest.id, right: "edit" };
    const path = `/api/v1/organisations/${hers.organisation}`;
    done(await server.post(`${path}/invite-person`, secretariat.token, about));
    const webhook = await register(hers, guest);
    await write(hers);
    await arrived(1);
    await revoke(server.engine, guest);
    await write(hers);
    await soon(
      () => callsTo(webhook),
      (calls) => calls.length === 2 && calls.every(({ status }) => status === "done"),
    );
    expect(hook.got).toHaveLength(1);
    expect((await server.get("/api/v1/webhooks", guest.token)).status).toBe(401);
    done(await ask(webhook, "change"));
    await write(hers);
    await arrived(2);
  });

  it("is another’s business in nothing", async () => {
    const webhook = await register();
    const missing = "00000000-0000-5000-8000-000000000000";
    for (const what of ["change", "rotate-secret", "disable", "enable"]) {
      expect((await ask(webhook, what, {}, his.carrier)).status).toBe(404);
      expect((await ask(missing, what, {}, his.carrier)).status).toBe(404);
    }
    const secrets = `/api/v1/webhooks/${webhook}/secrets`;
    expect((await server.get(secrets, his.carrier.token)).status).toBe(404);
    expect((await server.get(secrets, secretariat.token)).status).toBe(403);
    expect((await server.get(secrets, (await server.person("auditor")).token)).status).toBe(403);
    const body = { url: hook.url, topics: ["label.granted"], organisation: hers.organisation };
    expect((await server.post("/api/v1/webhooks", his.carrier.token, body)).status).toBe(404);
    const names = async (who: Enrolled) => (await list(who)).filter(({ id }) => id === webhook);
    expect(await names(his.carrier)).toEqual([]);
    const [shown] = await soon(
      () => names(secretariat),
      ({ length }) => length === 1,
    );
    expect(shown?.url).toBeNull();
    expect((await names(hers.carrier))[0]?.url).toBe(hook.url);
  });
});

describe("an institution’s webhook", () => {
  it("hears what its member sees: what has come in, unless it is theirs", async () => {
    const { members } = await seatCommittee(server, secretariat, "creativallee");
    const [tied, free] = members.filter(({ as }) => as === "reviewer");
    if (!tied || !free) throw new Error("nobody reviews");
    const body = {
      url: hook.url,
      topics: ["application.admissible", "application.message", "session.convened"],
      scheme: "creativallee",
      institution: tied.institution,
      person: tied.id,
    };
    await registering(body, secretariat);
    // A draft is its carrier's own; another label's file is before another committee.
    await write(hers);
    const open = await admissible(server, secretariat, "creativallee");
    await arrived(1);
    const closed = await admissible(server, secretariat, "creativallee");
    await arrived(2);
    const declare = () =>
      server.post(`/api/v1/instructions/${closed.application}/declare-interest`, tied.token, {
        grounds: "other",
      });
    done(await soon(declare, ({ status }) => status === 200));
    await write(closed);
    await write(open);
    await arrived(3);
    expect(hook.got.map((got) => [toldIn(got).type, toldIn(got).data["id"]])).toEqual([
      ["application.admissible", open.application],
      ["application.admissible", closed.application],
      ["application.message", open.application],
    ]);
    const wrong = { ...body, person: free.id };
    const refused = await server.post("/api/v1/webhooks", secretariat.token, wrong);
    expect([refused.status, codeOf(refused)]).toEqual([409, "KEEPER_HAS_NO_SEAT"]);
  }, 60_000);
});

describe("what is no webhook", () => {
  it.each([
    [{ url: "ftp://example.org/" }, 422],
    [{ url: "https://u:p@example.org/" }, 422],
    [{ topics: [] }, 422],
    [{ topics: ["instruction.opened"] }, 422],
    [{ topics: ["session.convened"] }, 409],
    [{ institution: "CRCI" }, 409],
    [{ secret: "whsec_mine" }, 422],
  ])("is refused: %j", async (wrong, status) => {
    const good = { url: hook.url, topics: ["label.granted"], organisation: hers.organisation };
    const reply = await server.post("/api/v1/webhooks", hers.carrier.token, { ...good, ...wrong });
    expect(reply.status).toBe(status);
    expect(JSON.stringify(reply.body)).not.toContain("u:p@");
  });

  it("goes to no private address that the operator has not named", async () => {
    const inside = createServer((_request, response) => response.end());
    const got: unknown[] = [];
    inside.on("connection", (socket) => got.push(socket));
    await new Promise<void>((resolve) => inside.listen(0, "127.0.0.2", resolve));
    const { port } = inside.address() as { port: number };
    const webhook = await register(hers, hers.carrier, `http://127.0.0.2:${port}/`);
    await write(hers);
    const { calls } = await listed(webhook, (one) => one.calls.error !== null);
    expect(calls.error).toBe("ADDRESS_NOT_ALLOWED");
    expect(got).toEqual([]);
    await new Promise((resolve) => inside.close(resolve));
  });

  it("leaves its address and its secrets in the log and the outbox of nobody", async () => {
    const url = `${hook.url}?jeton=tres-secret`;
    const webhook = await register(hers, hers.carrier, url);
    hook.answer = 500;
    await write(hers);
    await listed(webhook, ({ calls }) => calls.error !== null);
    const secrets = await secretsOf(webhook);
    const { rows } = await server.engine.reading.query<{ all: string }>(
      `select (select string_agg(convert_from(bytes, 'UTF8'), '') from log.events)
         || (select string_agg(o::text, '') from read.outbox o)
         || (select string_agg(s::text, '') from read.webhook_standings s) as all`,
    );
    for (const one of ["tres-secret", hook.url, ...secrets.map((two) => two.slice(6))])
      expect(rows[0]?.all).not.toContain(one);
  });
});

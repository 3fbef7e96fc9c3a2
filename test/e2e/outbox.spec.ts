import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { MessagePage } from "#read-models/outbox/list-messages.js";
import type { MessageDetail } from "#read-models/outbox/show-message.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import { carrying, type Carrying, codeOf, publishSchemes } from "./scene.js";

let server: TestServer;
let secretariat: Enrolled;
let administrator: Enrolled;
let auditor: Enrolled;
let hers: Carrying;

beforeAll(async () => {
  server = await testServer();
  administrator = await server.person("administrator");
  auditor = await server.person("auditor");
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server);
  await write("first", "dead", null);
  await write("second", "waiting", "2106-01-01T23:00:00.000Z");
  await write("third", "refused", null);
}, 60_000);
afterAll(() => server.stop());

/** As any statement may write one. */
const write = (id: string, status: string, notBefore: string | null) =>
  server.engine.reading.query(
    `insert into read.outbox
       (id, reaction, cause, caused_at, command, target, body, not_before, status)
     values ($1, 'tell', 'event', '2006-09-22T08:00:00.000Z', 'LapseApplication', $2, '{}', $3, $4)`,
    [`tell:${id}`, hers.application, notBefore, status],
  );

const list = async (filters: string): Promise<MessagePage> => {
  const reply = await server.get(`/api/v1/outbox?reaction=tell&${filters}`, auditor.token);
  expect(reply.status).toBe(200);
  return reply.body as MessagePage;
};
const show = async (id: string): Promise<MessageDetail> =>
  (await server.get(`/api/v1/outbox/tell:${id}`, auditor.token)).body as MessageDetail;
const replay = (id: string, headers: object = {}): Promise<Reply> =>
  server.post(`/api/v1/outbox/tell:${id}/replay`, administrator.token, {}, headers);
const idsOf = ({ items }: MessagePage) => items.map(({ id }) => id);

describe("the outbox, as it is asked for", () => {
  it("is listed from the last on, with how many stand how", async () => {
    const page = await list("limit=2");
    expect(idsOf(page)).toEqual(["tell:third", "tell:second"]);
    expect(page.counts).toEqual({ waiting: 0, dated: 1, held: 0, done: 0, refused: 1, dead: 1 });
    expect(idsOf(await list(`limit=2&after=${page.next}`))).toEqual(["tell:first"]);
  });

  it.each([
    ["status=dated", ["tell:second"]],
    ["status=waiting", []],
    ["status=dead&command=lapse", ["tell:first"]],
    ["command=tally", []],
    ["target=nobody", []],
  ])("is filtered by %s", async (filters, ids) => {
    expect(idsOf(await list(filters))).toEqual(ids);
  });

  it("has no past to show, and names statuses that there are", async () => {
    for (const wrong of ["asOf=2006-10-02", "status=lost"]) {
      const reply = await server.get(`/api/v1/outbox?${wrong}`, auditor.token);
      expect([reply.status, codeOf(reply)]).toEqual([422, "INVALID"]);
    }
  });

  it("says in words why a letter did not leave, and a rule that it has no facts of", async () => {
    const write = (code: string) =>
      server.engine.reading.query(`update read.outbox set code = $1 where id = 'tell:third'`, [
        code,
      ]);
    const french = async () => (await show("third")).reason;
    for (const [code, words] of [
      ["MAIL_REFUSED", /serveur de messagerie a refusé/],
      ["ADDRESS_ERASED", /adresse .* est effacée/],
      ["NOBODY_TO_WRITE_TO", /pas de destinataire/],
      ["LABEL_REVOKED", /retiré le …/],
    ] as const) {
      await write(code);
      expect(await french()).toMatch(words);
      expect((await list("status=refused")).items[0]?.reason).toMatch(words);
    }
    await write("OF_ANOTHER_RELEASE");
    expect(await french()).toBeNull();
  });

  it("tells when by the folder’s clock, as everything else", async () => {
    const { clock } = server.house;
    const now = clock.now();
    await server.engine.reading.query(
      "update read.outbox set settled_at = now() where id = 'tell:third'",
    );
    const later = new Date(Date.parse(now) + 30 * 3_600_000).toISOString();
    clock.moveTo(later);
    const { settledAt } = await show("third");
    clock.moveTo(now);
    expect(Math.abs(Date.parse(settledAt ?? "") - Date.parse(later))).toBeLessThan(60_000);
  });

  it("shows one message; one that there is not is not found", async () => {
    expect(await show("second")).toMatchObject({ status: "dated", body: {}, replayedBy: null });
    const none = await server.get("/api/v1/outbox/tell:nothing", auditor.token);
    expect(none.status).toBe(404);
  });
});

describe("a dead letter", () => {
  it("is sent out again by an administrator, whose name stays on it, once each time", async () => {
    const key = { "idempotency-key": "again-1" };
    const replayed = await replay("first", key);
    expect(replayed.status).toBe(200);
    expect(replayed.body).toMatchObject({ replayedBy: administrator.id });
    // There is nothing to lapse: it is so already.
    while ((await show("first")).status !== "done") await pause(10);
    await server.engine.reading.query(
      "update read.outbox set status = 'dead' where id = 'tell:first'",
    );
    expect((await replay("first", key)).body).toMatchObject({ status: "dead", attempts: 1 });
  });

  it("is as it is where it is none; the body is empty, and a key is wanted", async () => {
    expect((await replay("second")).body).toMatchObject({ status: "dated", replayedBy: null });
    expect((await replay("nothing")).status).toBe(404);
    const url = "/api/v1/outbox/tell:second/replay";
    expect((await server.post(url, administrator.token, { force: 1 })).status).toBe(422);
    expect(codeOf(await replay("second", { "idempotency-key": "" }))).toBe("KEY_REQUIRED");
  });
});

describe("the letter of a message", () => {
  const letterOf = (id: string, { token }: Enrolled) =>
    server.get(`/api/v1/outbox/${encodeURIComponent(id)}/letter`, token);

  it("is read by the secretariat as it went, and by nobody who may not see people and files", async () => {
    const file = `/api/v1/applications/${hers.application}`;
    const text = "Il nous manque le budget.";
    expect((await server.post(`${file}/send-message`, secretariat.token, { text })).status).toBe(
      200,
    );
    const sent = async () => {
      const filters = `command=SendMail&status=done&target=${hers.application}`;
      const { body } = await server.get(`/api/v1/outbox?${filters}`, auditor.token);
      return (body as MessagePage).items.find(({ id }) => id.endsWith(hers.carrier.id));
    };
    let message = await sent();
    while (!message) {
      await pause(20);
      message = await sent();
    }
    const { id } = message;
    const { status, body } = await letterOf(id, secretariat);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      to: { address: expect.stringMatching(/@/) },
      subject: expect.stringMatching(/./),
      text: expect.stringContaining(text),
      html: expect.stringContaining("<p"),
      isErased: false,
    });
    for (const who of [auditor, administrator, hers.carrier, await server.person("chair")])
      expect(codeOf(await letterOf(id, who))).toBe("FORBIDDEN");
  });
  it("is none where a message is no letter, or is not there", async () => {
    for (const id of ["tell:second", "tell:nothing"])
      expect((await letterOf(id, secretariat)).status).toBe(404);
  });
});

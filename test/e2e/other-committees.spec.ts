import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Enrolled } from "../enrol.js";
import { type Receiver, receiver } from "../receiver.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  decide,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
  today,
} from "./committee-scene.js";
import { type Following, follow } from "./following.js";
import { after, type Carrying, idOf, proposeRules, publishSchemes } from "./scene.js";
import { shippedSchemes } from "#labelling/scheme/shipped/index.js";

const scheme = "creativallee";
const nothing = "00000000-0000-5000-8000-000000000000";
const [first, last, next, later] = ["2030-03-04", "2030-03-05", "2030-03-06", "2030-03-20"];

let server: TestServer;
let address: string;
let secretariat: Enrolled;
let auditor: Enrolled;
let member: Seated;
/** Sat with the member until the day before. */
let former: Seated;
/** Sits on the committee of another label. */
let elsewhere: Seated;
let unseated: Enrolled;
let labelled: Carrying;
let pending: Carrying;
let proposal: string;
/** Where the former member sat, and the one after. */
let held: string;
let coming: string;
/** What the former member keeps for their institution. */
let hook: Receiver;
let webhook: string;

beforeAll(async () => {
  server = await testServer();
  await server.app.listen(0, "127.0.0.1");
  address = await server.app.getUrl();
  server.house.clock.moveTo(`${first}T08:00:00.000Z`);
  [secretariat, auditor] = [await server.person("secretariat"), await server.person("auditor")];
  unseated = await server.person("reviewer");
  await publishSchemes(server, secretariat);
  [labelled, pending] = [
    await admissible(server, secretariat, scheme),
    await admissible(server, secretariat, scheme),
  ];
  const { members } = await seatCommittee(server, secretariat, scheme);
  const [one, two] = members.filter(({ as }) => as === "reviewer");
  elsewhere = (await seatCommittee(server, secretariat, "centres-ressources")).chair;
  const rules = shippedSchemes.find(({ id }) => id === scheme);
  if (!one || !two || !rules) throw new Error("too few sit there");
  [member, former] = [one, two];
  const other = { ...rules, brand: "La Créativallée" };
  proposal = idOf(done(await proposeRules(server, member, other, ["brand"])));
  held = await openSession(server, secretariat, scheme, [labelled.application], members);
  await decide(server, held, labelled.application, members, secretariat);
  const convened = { scheme, heldOn: later, place: "Roubaix" };
  coming = idOf(done(await server.post("/api/v1/sessions", secretariat.token, convened)));
  hook = await receiver();
  const { id: person, institution } = former;
  const topics = ["application.message"];
  const listening = { url: hook.url, topics, scheme, institution, person };
  webhook = idOf(done(await server.post("/api/v1/webhooks", secretariat.token, listening)));
  await soon(
    () => server.get(`/api/v1/labels/${labelled.application}`, secretariat.token),
    ({ status }) => status === 200,
  );
}, 120_000);
afterAll(async () => {
  await hook.stop();
  await server.stop();
});

const write = async ({ application }: Carrying) => {
  const url = `/api/v1/applications/${application}/send-message`;
  done(await server.post(url, secretariat.token, { text: "Bonjour" }));
};

/** How many calls to the webhook are settled, made or not. */
const settled = async () => {
  const { rows } = await server.engine.reading.query<{ status: string }>(
    "select status from read.outbox where target = $1 and command = 'CallWebhook'",
    [webhook],
  );
  return rows.filter(({ status }) => status === "done").length;
};

/** What somebody reads: which of these they are shown, which lists hold one, what their label tells. */
const readBy = async ({ token }: Enrolled, more = "") => {
  const get = (path: string) => server.get(`/api/v1/${path}`, token);
  const pages = {
    file: `applications/${pending.application}`,
    decided: `applications/${labelled.application}`,
    held: `sessions/${held}`,
    coming: `sessions/${coming}`,
    proposal: `proposals/${proposal}`,
  };
  const shown: string[] = [];
  for (const [name, page] of Object.entries(pages)) {
    const reply = await get(`${page}${more}`);
    if (reply.status === 200) shown.push(name);
    else expect(refusalOf(reply, page)).toBe(await noneLike(get, page, more));
  }
  const listed: string[] = [];
  for (const list of ["applications", "sessions", "proposals", "applications?search=repreneurs"]) {
    const sign = list.includes("?") ? "&" : "?";
    const { body } = await get(`${list}${more && sign + more.slice(1)}`);
    const { items } = body as { items: readonly { id: string }[] };
    const ids = items.map(({ id }) => id);
    for (const [name, page] of Object.entries(pages))
      if (ids.some((id) => page.endsWith(id))) listed.push(name);
  }
  const label = await get(`labels/${labelled.application}${more}`);
  expect(label.status).toBe(200);
  const isFull = "full" in (label.body as object);
  return { shown, listed: [...new Set(listed)], label: isFull ? "full" : "public" };
};

/** What is not theirs is refused as what does not exist. */
const refusalOf = ({ status, headers, body }: Reply, page: string): string => {
  const { date: _, "content-length": __, "x-request-id": ___, ...rest } = headers;
  return JSON.stringify([status, rest, body]).replaceAll(page.split("/")[1] ?? "", nothing);
};
const noneLike = async (get: (path: string) => Promise<Reply>, page: string, more: string) => {
  const absent = `${page.split("/")[0]}/${nothing}`;
  return refusalOf(await get(`${absent}${more}`), absent);
};

const all = ["file", "decided", "held", "coming", "proposal"];
const everything = { shown: all, listed: all, label: "full" };
const nothingOfIt = { shown: [], listed: [], label: "public" };

describe("what is before a committee", () => {
  it("is read by who sits there, runs it or audits it, and by nobody of another or of none", async () => {
    for (const who of [member, former, secretariat, auditor])
      expect(await readBy(who)).toEqual(everything);
    for (const who of [elsewhere, unseated]) expect(await readBy(who)).toEqual(nothingOfIt);
    await write(pending);
    await soon(
      async () => hook.got,
      ({ length }) => length === 1,
    );
  });

  it("goes with the last day of a mandate, but for the sessions that were held while it ran", async () => {
    const board = `/api/v1/committees/${scheme}`;
    const { body } = await server.get(board, secretariat.token);
    const { mandates } = body as { mandates: readonly { person: string; mandate: string }[] };
    const mandate = mandates.find(({ person }) => person === former.id)?.mandate;
    const end = { mandate, on: last };
    const ended = done(await server.post(`${board}/end-mandate`, secretariat.token, end));
    await server.get(board, secretariat.token, after(ended));
    server.house.clock.moveTo(`${last}T08:00:00.000Z`);
    expect(await readBy(former)).toEqual(everything);
    server.house.clock.moveTo(`${next}T08:00:00.000Z`);
    const theirs = { shown: ["held"], listed: ["held"], label: "public" };
    expect(await readBy(former)).toEqual(theirs);
    // Rights are today's, whatever moment is looked at.
    const then = `?asOf=${last}T12:00:00Z`;
    expect(await readBy(former, then)).toEqual(theirs);
    for (const who of [elsewhere, unseated]) expect(await readBy(who, then)).toEqual(nothingOfIt);
    expect(await readBy(member, then)).toEqual(everything);
    expect(today(server)).toBe(next);
  }, 60_000);

  it("is told by no change, and no call, to who may not read it", async () => {
    const listening: Following[] = [];
    for (const { token } of [former, elsewhere, unseated])
      listening.push(await follow(address, token));
    const desk = await follow(address, member.token);
    for (const file of [pending, labelled]) {
      await write(file);
      await desk.until(file.application);
    }
    desk.leave();
    for (const one of listening) {
      one.leave();
      expect(await one.end()).toBe("event: ready\ndata: {}\n\n");
    }
    await soon(settled, (count) => count === 3);
    expect(hook.got).toHaveLength(1);
  });
});

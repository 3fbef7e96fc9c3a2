import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { capacities } from "#kernel/index.js";
import { reading } from "#labelling/reading/reading.js";
import type { Enrolled } from "../enrol.js";
import { type Reply, type TestServer, testServer } from "../server.js";
import {
  admissible,
  done,
  openSession,
  type Seated,
  seatCommittee,
  soon,
} from "./committee-scene.js";
import { after, type Carrying, codeOf, publishSchemes } from "./scene.js";

const scheme = "centres-ressources";

let server: TestServer;
let secretariat: Enrolled;
let auditor: Enrolled;
let file: Carrying;
let chair: Seated;
let members: readonly Seated[];
let one: Seated;
let other: Seated;
let document: string;

beforeAll(async () => {
  server = await testServer();
  [secretariat, auditor] = [await server.person("secretariat"), await server.person("auditor")];
  await publishSchemes(server, secretariat);
  file = await admissible(server, secretariat, scheme);
  ({ members, chair } = await seatCommittee(server, secretariat, scheme));
  const [first, second] = members.filter(({ as }) => as === "reviewer");
  if (!first || !second) throw new Error("too few sit there");
  [one, other] = [first, second];
  const { body } = await opened(secretariat);
  document = (body as { documents: { document: string }[] }).documents[0]?.document ?? "";
}, 120_000);
afterAll(() => server.stop());
afterEach(() => {
  jest.restoreAllMocks();
});

const opened = ({ token }: Enrolled, headers: object = {}) =>
  server.get(`/api/v1/applications/${file.application}`, token, headers);
const reviewing = ({ token }: Enrolled) =>
  server.get(`/api/v1/instructions/${file.application}`, token);

/** Everything that was ever recorded as read. */
const recorded = async (): Promise<number> =>
  (await server.engine.store.readAll(beginning, 10_000, [reading.kind])).length;

interface Read {
  readonly at: string;
  readonly person: string;
  readonly what: string;
  readonly version: number | null;
  readonly reviews: readonly string[];
  readonly document: string | null;
}

const readings = async (filter: string): Promise<readonly Read[]> => {
  const { status, body } = await server.get(`/api/v1/readings?${filter}`, auditor.token);
  expect(status).toBe(200);
  return (body as { items: readonly Read[] }).items;
};
/** Once the register shows so many. */
const known = (filter: string, count: number) =>
  soon(
    () => readings(filter),
    ({ length }) => length >= count,
  );

const versionOf = ({ body }: Reply) => (body as { readonly version: number }).version;

describe("a member of the committee who opens something", () => {
  it("is recorded once for each version, and nothing of the file moves", async () => {
    const before = await opened(secretariat);
    const events = await recorded();
    const shown = await opened(one);
    expect(shown.status).toBe(200);
    expect(await recorded()).toBe(events + 1);
    for (let n = 0; n < 3; n += 1) expect((await opened(one)).body).toEqual(shown.body);
    expect(await recorded()).toBe(events + 1);

    const [read] = await known(`person=${one.id}`, 1);
    expect(read).toMatchObject({
      application: file.application,
      person: one.id,
      what: "file",
      version: versionOf(shown),
    });
    const then = await opened(secretariat);
    expect([then.headers["etag"], then.body]).toEqual([before.headers["etag"], before.body]);

    const text = "Merci de votre patience.";
    const url = `/api/v1/applications/${file.application}/send-message`;
    const said = done(await server.post(url, secretariat.token, { text }));
    const later = await opened(one, after(said));
    expect(versionOf(later)).toBeGreaterThan(versionOf(shown));
    expect((await known(`person=${one.id}`, 2)).map(({ version }) => version)).toEqual([
      versionOf(later),
      versionOf(shown),
    ]);
  }, 60_000);

  it("is recorded with whose reviews were shown, and each document", async () => {
    await soon(
      () => reviewing(one),
      ({ status }) => status === 200,
    );
    const bytes = () =>
      server.app.inject({
        url: `/api/v1/applications/${file.application}/documents/${document}`,
        headers: { authorization: `Bearer ${one.token}` },
      });
    for (let n = 0; n < 2; n += 1) expect((await bytes()).statusCode).toBe(200);
    const read = await known(`application=${file.application}&person=${one.id}`, 4);
    expect(read.slice(0, 2)).toMatchObject([
      { what: "document", document, version: null },
      { what: "instruction", document: null, reviews: [] },
    ]);
    expect(await readings(`document=${document}`)).toHaveLength(1);
    expect(await readings(`reviewer=${other.id}`)).toEqual([]);
  }, 60_000);

  it("is not where nobody may know of the file, nor for who runs or audits the scheme", async () => {
    const stranger = await server.person("reviewer");
    const events = await recorded();
    expect((await opened(stranger)).status).toBe(404);
    for (const who of [secretariat, auditor]) {
      expect((await opened(who)).status).toBe(200);
      expect((await reviewing(who)).status).toBe(200);
    }
    expect((await opened(file.carrier)).status).toBe(200);
    for (const who of [one, chair]) await server.get("/api/v1/applications", who.token);
    expect(await recorded()).toBe(events);
  }, 60_000);

  it("is shown nothing that cannot be recorded", async () => {
    const now = Date.now.bind(Date);
    const events = await recorded();
    jest.spyOn(Date, "now").mockImplementation(() => now() + 3_600_000);
    const refused = await opened(other);
    expect([refused.status, codeOf(refused)]).toEqual([503, "CLOCK_NOT_TRUSTED"]);
    expect(JSON.stringify(refused.body)).not.toContain("Un site");
    // What was recorded before is no secret from them.
    expect((await opened(one)).status).toBe(200);
    expect(await recorded()).toBe(events);
    jest.restoreAllMocks();
    while (!server.engine.guard.isTrusted()) await pause(20);
    expect((await opened(other)).status).toBe(200);
    expect(await recorded()).toBe(events + 1);
  }, 60_000);
});

describe("an interest that is told", () => {
  it("shows auditors, and nobody else, what had been read before it", async () => {
    const { application } = file;
    done(
      await server.post(`/api/v1/instructions/${application}/declare-interest`, one.token, {
        grounds: "other",
      }),
    );
    expect((await opened(other)).status).toBe(200);
    const session = await openSession(server, secretariat, scheme, [application], members);
    const recuse = `/api/v1/sessions/${session}/recuse-member`;
    const recused = done(await server.post(recuse, other.token, { item: application }));
    const whatOf = (read: readonly Read[] | undefined) => read?.map(({ what }) => what);

    interface Told {
      readonly interests: readonly {
        readonly person: string;
        readonly readBefore?: readonly Read[];
      }[];
    }
    const before = ({ body }: Reply) =>
      (body as Told).interests.find(({ person }) => person === one.id)?.readBefore;
    // The interest may show before what had been read: they are two tables.
    const interest = await soon(
      () => reviewing(auditor),
      (reply) => (before(reply)?.length ?? 0) >= 4,
    );
    expect(whatOf(before(interest))).toEqual(["file", "file", "instruction", "document"]);

    const url = `/api/v1/sessions/${session}`;
    const board = await server.get(url, auditor.token, after(recused));
    const { items } = board.body as {
      readonly items: readonly {
        readonly recusals: readonly {
          readonly person: string;
          readonly readBefore: readonly Read[];
        }[];
      }[];
    };
    const recusals = items.flatMap((item) => item.recusals);
    expect(recusals).toMatchObject([{ person: other.id, source: "member", ground: "other" }]);
    expect(whatOf(recusals[0]?.readBefore)).toEqual(["file"]);

    for (const who of [secretariat, chair]) {
      const told = [await reviewing(who), await server.get(url, who.token)];
      expect(told.map(({ status }) => status)).toEqual([200, 200]);
      expect(JSON.stringify(told.map(({ body }) => body))).not.toContain("readBefore");
    }
  }, 60_000);
});

describe("the register of readings", () => {
  it("is for auditors alone", async () => {
    for (const capacity of capacities) {
      const { token } = await server.person(capacity);
      const { status } = await server.get("/api/v1/readings", token);
      expect([capacity, status]).toEqual([capacity, capacity === "auditor" ? 200 : 403]);
    }
  });

  it("is told as it was at another time, too", async () => {
    const all = await readings(`application=${file.application}&limit=200`);
    const third = all.at(-3);
    const then = await readings(`application=${file.application}&asOf=${third?.at ?? ""}`);
    expect(then).toEqual(all.slice(-3));
  });
});

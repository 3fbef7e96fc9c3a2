import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { largestDocument } from "#labelling/application/attach-document.js";
import { freshKey, type Reply, type TestServer, testServer } from "../server.js";
import { after, carrying, type Carrying, codeOf, publishSchemes } from "./scene.js";

let server: TestServer;
let hers: Carrying;
let kind: string;

beforeAll(async () => {
  server = await testServer();
  const secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  hers = await carrying(server, "haute-qualite-technologique");
  const scheme = await server.get("/api/v1/schemes/haute-qualite-technologique", secretariat.token);
  const { content } = scheme.body as { content: { documents: { kind: string }[] } };
  kind = content.documents[0]?.kind ?? "";
}, 60_000);
afterAll(() => server.stop());

const documents = () => `/api/v1/applications/${hers.application}/documents`;

const attach = (
  bytes: Buffer,
  more: { name?: string; kind?: string; type?: string; key?: string } = {},
) =>
  server.post(
    `${documents()}?${new URLSearchParams({ kind: more.kind ?? kind, name: more.name ?? "budget.pdf" })}`,
    hers.carrier.token,
    bytes,
    {
      "content-type": more.type ?? "application/pdf",
      "idempotency-key": more.key ?? freshKey(),
    },
  );

interface Attached {
  readonly document: string;
  readonly name: string;
  readonly hash: string;
}

const listed = async (reply: Reply): Promise<readonly Attached[]> => {
  const url = `/api/v1/applications/${hers.application}`;
  const { body } = await server.get(url, hers.carrier.token, after(reply));
  return (body as { documents: readonly Attached[] }).documents;
};

const fetched = (document: string) =>
  server.app.inject({
    url: `${documents()}/${document}`,
    headers: { authorization: `Bearer ${hers.carrier.token}` },
  });

const stored = async (): Promise<readonly string[]> => {
  const folder = path.join(server.house.folder, "files");
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
};

describe("a document", () => {
  it("comes back byte for byte, for nobody's browser to show", async () => {
    const bytes = randomBytes(100_000);
    const reply = await attach(bytes, { name: "budget 2006.pdf" });
    expect(reply.status).toBe(200);
    const last = (await listed(reply)).at(-1);
    const back = await fetched(last?.document ?? "");
    expect(back.rawPayload.equals(bytes)).toBe(true);
    expect(back.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename*=UTF-8''budget%202006.pdf",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
  });

  it("lies sealed on the disk, under a name that tells nothing of it", async () => {
    const secret = `Le budget est de ${freshKey()} euros.`;
    const reply = await attach(Buffer.from(secret.repeat(50)), { name: "secret.txt" });
    expect(reply.status).toBe(200);
    for (const file of await stored()) {
      expect(path.basename(file)).toMatch(/^[0-9a-f]{62}$/);
      expect((await fs.readFile(file)).includes(secret)).toBe(false);
    }
  });

  it("sent again changes nothing, under the same key or another", async () => {
    const bytes = randomBytes(1_000);
    const key = freshKey();
    const first = await attach(bytes, { key });
    const [events, files] = [await server.events(), (await stored()).length];
    expect((await attach(bytes, { key })).body).toEqual(first.body);
    expect(await attach(bytes)).toMatchObject({ status: 200, body: { events: [] } });
    const other = await attach(randomBytes(1_000), { key });
    expect([other.status, codeOf(other)]).toEqual([422, "KEY_REUSED"]);
    expect([await server.events(), (await stored()).length]).toEqual([events, files]);
  });

  it("sent a dozen times at once is attached once", async () => {
    const bytes = randomBytes(50_000);
    const events = await server.events();
    const replies = await Promise.all(Array.from({ length: 12 }, () => attach(bytes)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await server.events()).toBe(events + 1);
  });

  it("may be as large as the limit, and no larger", async () => {
    expect((await attach(Buffer.alloc(largestDocument, 7))).status).toBe(200);
    const [events, files] = [await server.events(), (await stored()).length];
    const larger = await attach(Buffer.alloc(largestDocument + 1, 7));
    expect([larger.status, codeOf(larger)]).toEqual([413, "BODY_TOO_LARGE"]);
    expect([await server.events(), (await stored()).length]).toEqual([events, files]);
  });

  it.each<[string, Parameters<typeof attach>[1], number, number]>([
    ["a kind that is not wanted", { kind: "selfie" }, 409, 100],
    ["no kind", { kind: "" }, 422, 100],
    ["no name", { name: " " }, 422, 100],
    ["a name with a null character", { name: "a\0.pdf" }, 422, 100],
    ["a name beyond 255 characters", { name: "a".repeat(256) }, 422, 100],
    ["a type that is none", { type: "../../etc/passwd" }, 415, 100],
    ["a type with more in it", { type: "text/plain\u00e9" }, 415, 100],
    ["nothing in it", {}, 422, 0],
  ])("with %s is refused, and not stored", async (_, more, status, size) => {
    const [events, files] = [await server.events(), (await stored()).length];
    const reply = await attach(randomBytes(size), more);
    expect(reply.status).toBe(status);
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    expect([await server.events(), (await stored()).length]).toEqual([events, files]);
  });

  it.each([
    "../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/etc/shadow",
    'a"; filename="b.exe',
    "a\r\nSet-Cookie: b=c",
    "b'c(d)*.pdf",
    "budget é 🧪.pdf",
    "%2e%2e%2f",
    "C:\\con",
  ])("named %j keeps to its place, its name to the header", async (name) => {
    const reply = await attach(randomBytes(10), { name });
    expect(reply.status).toBe(200);
    const found = (await listed(reply)).find((one) => one.name === name);
    const back = await fetched(found?.document ?? "");
    const { "content-disposition": disposition, "set-cookie": cookie } = back.headers;
    expect(cookie).toBeUndefined();
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!-]+$/);
    expect(decodeURIComponent(String(disposition).split("''")[1] ?? "")).toBe(name);
  });

  it.each(["", "1", "%00", "..", "%2e%2e%2f%2e%2e", "constructor", "__proto__"])(
    "whose id is %j is not there",
    async (document) => {
      expect((await fetched(document)).statusCode).not.toBe(200);
      expect((await fetched(document)).statusCode).toBeLessThan(500);
    },
  );

  it("is not attached by naming the hash of another", async () => {
    const url = `/api/v1/applications/${hers.application}/attach-document`;
    const body = { kind, hash: "0".repeat(64), bytes: 1, mediaType: "text/plain", name: "x" };
    expect((await server.post(url, hers.carrier.token, body)).status).toBe(404);
  });

  it("that is lost from the disk is told as not there, like one whose key is gone", async () => {
    const reply = await attach(randomBytes(500), { name: "lost.pdf" });
    const found = (await listed(reply)).find(({ name }) => name === "lost.pdf");
    const hash = found?.hash ?? "";
    await fs.rm(path.join(server.house.folder, "files", hash.slice(0, 2), hash.slice(2)));
    expect((await fetched(found?.document ?? "")).statusCode).toBe(404);
  });
});

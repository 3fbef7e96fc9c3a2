import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkProofFile, parseProofFile } from "#audit/checkpoint/proof-file.js";
import { leafHash } from "#audit/merkle/hash.js";
import { parseVkey } from "#audit/note/key.js";
import { beginning } from "#event-store/port.js";
import { sha256 } from "#sealing/hash.js";
import { bitsIn, type DidDocument, isSet, isSignedBy, type Signed } from "../credential.js";
import type { Enrolled } from "../enrol.js";
import { type TestServer, testServer } from "../server.js";
import { admissible, decide, done, openSession, seatCommittee, soon } from "./committee-scene.js";
import { type Carrying, idOf, publishSchemes } from "./scene.js";

const scheme = "creativallee";
const base = "https://labels.example.org";

let server: TestServer;
let secretariat: Enrolled;
let kept: Carrying;
let given: Carrying;

beforeAll(async () => {
  server = await testServer();
  server.house.clock.moveTo("2030-03-04T08:00:00.000Z");
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
  kept = await admissible(server, secretariat, scheme);
  given = await admissible(server, secretariat, scheme);
  const { members } = await seatCommittee(server, secretariat, scheme);
  const files = [kept.application, given.application];
  const session = await openSession(server, secretariat, scheme, files, members);
  for (const file of files) await decide(server, session, file, members, secretariat);
}, 120_000);
afterAll(() => server.stop());

const certificate = ({ application }: Carrying, form = "json") =>
  server.get(`/certificates/${application}.${form}`);
const there = async (one: Carrying): Promise<Signed> => {
  const found = await soon(
    () => certificate(one),
    ({ status }) => status === 200,
  );
  return found.body as Signed;
};
const did = async () => (await server.get("/.well-known/did.json")).body as DidDocument;

const listOf = async (purpose: string) => (await server.get(`/status/${purpose}-1`)).body as Signed;
const indexIn = (credential: Signed): number => {
  const [entry] = credential["credentialStatus"] as readonly { readonly statusListIndex: string }[];
  return Number(entry?.statusListIndex);
};
/** What a checker finds out: the certificate is genuine, and which lists name it. */
const checked = async (one: Carrying) => {
  const credential = await there(one);
  const index = indexIn(credential);
  const named: string[] = [];
  for (const purpose of ["suspension", "revocation"]) {
    const list = await listOf(purpose);
    expect(await isSignedBy(list, await did())).toBe(true);
    if (isSet(bitsIn(list), index)) named.push(purpose);
  }
  return { isGenuine: await isSignedBy(credential, await did()), named };
};
const reads = (one: Carrying, ...named: readonly string[]) =>
  soon(
    () => checked(one),
    (found) => JSON.stringify(found) === JSON.stringify({ isGenuine: true, named }),
  );

const act = async (
  { application }: Carrying,
  verb: string,
  body: object,
  { token } = secretariat,
) => {
  const url = `/api/v1/labels/${application}`;
  const { headers } = await server.get(url, secretariat.token);
  const seen = { "if-match": String(headers["etag"]) };
  done(await server.post(`${url}/${verb}`, token, body, seen));
};
const events = async () =>
  (await server.engine.store.readAll(beginning, 1_000_000)).map(({ event, bytes }) => ({
    event,
    bytes,
  }));

describe("a certificate that anyone can check", () => {
  it("is issued on a grant by itself, and checked by what this place publishes", async () => {
    const credential = await there(kept);
    expect(await isSignedBy(credential, await did())).toBe(true);
    expect(credential).toMatchObject({
      id: `${base}/certificates/${kept.application}.json`,
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: "did:web:labels.example.org" },
    });
    expect(await isSignedBy({ ...credential, name: "Un autre" }, await did())).toBe(false);
  });

  it("is the same for whoever asks again, and may be kept a while, on any site", async () => {
    const [one, two] = [await certificate(kept), await certificate(kept)];
    expect(one.body).toEqual(two.body);
    expect(one.headers).toMatchObject({
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
    });
  });

  it("leads to the proof that its grant stands in the public log", async () => {
    const [{ id }] = (await there(kept))["evidence"] as [{ readonly id: string }];
    const hash = id.slice(`${base}/log/proof/`.length);
    const granted = (await events()).find(
      ({ event }) => event.type === "LabelGranted" && event.stream.endsWith(kept.application),
    );
    expect(hash).toBe(sha256(granted?.bytes ?? Buffer.of()));
    const proof = await soon(
      async () => {
        await server.sign();
        return server.get(`/log/proof/${hash}`);
      },
      ({ status }) => status === 200,
    );
    const keys = String((await server.get("/log/keys")).body)
      .trim()
      .split("\n");
    const policy = {
      logs: keys.map((key) => ({ key: parseVkey(key) })),
      witnesses: [],
      quorum: undefined,
    };
    const file = parseProofFile(Buffer.from(String(proof.body)));
    const leaf = leafHash(Buffer.from(hash, "hex"));
    expect(checkProofFile(file, leaf, policy)).toHaveProperty("checkpoint");
  });

  it("says what is in force, suspended, in force again, and taken away", async () => {
    await reads(kept);
    await act(kept, "suspend", { motives: "La marque n’est pas affichée." });
    await reads(kept, "suspension");
    await act(kept, "reinstate", { motives: "Elle l’est." });
    await reads(kept);
    await act(given, "surrender", {}, given.carrier);
    await reads(given, "revocation");
    await reads(kept);
  });

  it("has every list that was published in the log, by the hash of its bits", async () => {
    const published = (await events()).flatMap(({ event }) =>
      event.type === "StatusListPublished" ? [event.data] : [],
    );
    for (const purpose of ["suspension", "revocation"]) {
      const last = published.filter((one) => one["purpose"] === purpose).at(-1);
      expect(sha256(bitsIn(await listOf(purpose)))).toBe(last?.["hash"]);
    }
  });

  it("is in its badge, too", async () => {
    const { headers, body } = await certificate(kept, "svg");
    expect(headers["content-type"]).toBe("image/svg+xml; charset=utf-8");
    const [, baked = ""] = /<!\[CDATA\[(.*?)\]\]>/s.exec(String(body)) ?? [];
    expect(await isSignedBy(JSON.parse(baked) as Signed, await did())).toBe(true);
  });

  it("is told of no label that there is not", async () => {
    for (const file of [
      "00000000-0000-5000-8000-000000000000.json",
      `${kept.application}.pdf`,
      "x.json",
    ])
      expect((await server.get(`/certificates/${file}`)).status).toBe(404);
    expect((await server.get("/status/suspension-2")).status).toBe(404);
  });

  it("is no more once its holder is erased; what the lists say of it stays", async () => {
    const subject = `organisation-${given.organisation}`;
    const why = { subject, reason: "asked-by-the-person", legalBasis: "gdpr-17-1-a" };
    const index = indexIn(await there(given));
    const administrator = await server.person("administrator");
    const id = idOf(done(await server.post("/api/v1/erasures", secretariat.token, why)));
    const erasure = `/api/v1/erasures/${id}`;
    done(await server.post(`${erasure}/approve`, administrator.token, {}));
    done(await server.post(`${erasure}/carry-out`, secretariat.token, {}));
    for (const form of ["json", "svg"])
      await soon(
        () => certificate(given, form),
        ({ status }) => status === 404,
      );
    expect(isSet(bitsIn(await listOf("revocation")), index)).toBe(true);
    expect((await checked(kept)).isGenuine).toBe(true);
  }, 60_000);
});

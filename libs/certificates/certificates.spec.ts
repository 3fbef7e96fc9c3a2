import { generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { places } from "#labelling/certification/certification.js";
import { sha256 } from "#sealing/hash.js";
import { bitsIn, type DidDocument, isSet, isSignedBy, type Signed } from "../../test/credential.js";
import { badge } from "./badge.js";
import { certificate, type Certified } from "./certificate.js";
import { shippedContext } from "./contexts.js";
import { didDocument, type IssuingKey, listDocument, proofOf } from "./issue.js";
import { issuerAt } from "./issuer.js";
import { hashOfList } from "./status-list.js";

const facts: Certified = {
  label: "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
  number: 7,
  title: "Les Ateliers <& Cie> de la “Scarpe” ]]>",
  holder: "Ville d’Arras & environs",
  from: "2026-03-02",
  until: "2029-03-01",
  rules: {
    name: { fr: "La Créativallée", en: "La Créativallée" },
    purpose: { fr: "Faire rayonner la région.", en: "To let the region shine." },
    brand: "Le Nord-Pas de Calais – La Créativallée",
    owner: "Association Créativallée",
  },
  definition: "5f".repeat(32),
  index: 94_567,
  issuedOn: "2026-03-02",
  grant: "ab".repeat(32),
};

const issuer = issuerAt("https://labels.example.org");

const newKey = (): IssuingKey => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return {
    publicKey: Buffer.from(x, "base64url"),
    sign: async (message) => sign(null, message, privateKey),
  };
};
const key = newKey();

const didOf = async (...keys: readonly IssuingKey[]) =>
  (await didDocument(issuer, keys)) as unknown as DidDocument;
const signed = async (document: ReturnType<typeof certificate>, by = key): Promise<Signed> =>
  ({ ...document, proof: await proofOf(document, "2026-03-02", issuer, by) }) as unknown as Signed;

describe("a certificate", () => {
  it("is checked by the issuer’s key, with other libraries than those that made it", async () =>
    expect(await isSignedBy(await signed(certificate(facts, issuer)), await didOf(key))).toBe(
      true,
    ));
  it("is the same for the same facts, whenever it is made", async () =>
    expect(await signed(certificate(facts, issuer))).toEqual(
      await signed(certificate(facts, issuer)),
    ));
  it("is checked by a key that signs no more", async () => {
    const did = await didOf(newKey(), key);
    expect(await isSignedBy(await signed(certificate(facts, issuer)), did)).toBe(true);
  });

  it.each<[string, (one: Signed) => Signed]>([
    ["another name", (one) => ({ ...one, name: "La Créativallée n° 8" })],
    ["another end", (one) => ({ ...one, validUntil: "2039-03-01T23:00:00Z" })],
    ["no status", (one) => ({ ...one, credentialStatus: [] })],
    ["other evidence", (one) => ({ ...one, evidence: [] })],
    [
      "a later proof",
      (one) => ({ ...one, proof: { ...one.proof, created: "2027-01-01T00:00:00Z" } }),
    ],
  ])("with %s is found out", async (_, tampered) => {
    const original = await signed(certificate(facts, issuer));
    expect(await isSignedBy(tampered(original), await didOf(key))).toBe(false);
  });
  it("of another key, or another issuer, is found out", async () => {
    const original = await signed(certificate(facts, issuer));
    await expect(isSignedBy(original, await didOf(newKey()))).rejects.toThrow("is no key of");
    const other = { ...(await didOf(key)), id: "did:web:elsewhere.example.org" };
    expect(await isSignedBy(original, other)).toBe(false);
  });

  it("names its place in both lists as text, and the proof of its grant", () => {
    const { credentialStatus, evidence, validFrom, validUntil } = certificate(facts, issuer);
    const entry = { type: "BitstringStatusListEntry", statusListIndex: "94567" };
    expect(credentialStatus).toEqual([
      {
        ...entry,
        id: "https://labels.example.org/status/suspension-1#94567",
        statusPurpose: "suspension",
        statusListCredential: "https://labels.example.org/status/suspension-1",
      },
      {
        ...entry,
        id: "https://labels.example.org/status/revocation-1#94567",
        statusPurpose: "revocation",
        statusListCredential: "https://labels.example.org/status/revocation-1",
      },
    ]);
    expect(evidence).toMatchObject([{ id: `https://labels.example.org/log/proof/${facts.grant}` }]);
    expect([validFrom, validUntil]).toEqual(["2026-03-01T23:00:00Z", "2029-03-01T23:00:00Z"]);
  });
});

describe("where it is issued", () => {
  it("is named by its address, with its port and path", () => {
    expect(issuerAt("https://example.org:8443/labels/")).toEqual({
      base: "https://example.org:8443/labels",
      did: "did:web:example.org%3A8443:labels",
      isSample: false,
    });
  });
  it.each([undefined, "http://example.org"])("is nowhere, and says so, for %s", (publicUrl) => {
    const nowhere = issuerAt(publicUrl);
    expect(nowhere).toMatchObject({ did: "did:web:sample.invalid", isSample: true });
    expect(certificate(facts, nowhere)["name"]).toMatch(/^SPÉCIMEN \/ SAMPLE – /);
    expect(badge(facts, certificate(facts, nowhere), nowhere)).toContain("SPÉCIMEN – SAMPLE");
  });
});

describe("a status list", () => {
  const indexes = [0, 7, 8, 94_567, places - 1];
  const listing = { purpose: "suspension", indexes, publishedOn: "2026-03-02" } as const;

  it("says of each place what was recorded, in bits that hash to what the log holds", async () => {
    const list = await signed(await listDocument(listing, issuer));
    expect(await isSignedBy(list, await didOf(key))).toBe(true);
    const bits = bitsIn(list);
    expect(bits.length * 8).toBe(131_072);
    const set = Array.from({ length: places }, (_, index) => index).filter((i) => isSet(bits, i));
    expect(set).toEqual(indexes);
    expect(sha256(bits)).toBe(hashOfList(indexes));
  });
  it("that is changed is found out", async () => {
    const list = await signed(await listDocument(listing, issuer));
    const other = await listDocument({ ...listing, indexes: [] }, issuer);
    const { credentialSubject } = other;
    expect(await isSignedBy({ ...list, credentialSubject }, await didOf(key))).toBe(false);
  });
});

describe("a badge", () => {
  const drawn = () => badge(facts, certificate(facts, issuer), issuer);
  it("has the credential in it, whatever somebody has written", () => {
    const baked = /<openbadges:credential><!\[CDATA\[(.*?)\]\]><\/openbadges:credential>/s;
    const [, json = ""] = baked.exec(drawn()) ?? [];
    expect(JSON.parse(json)).toEqual(certificate(facts, issuer));
  });
  it("shows names as they are written", () => {
    const shown = drawn().replace(/<openbadges:credential>.*<\/openbadges:credential>/s, "");
    expect(shown).toContain("Les Ateliers &lt;&amp; Cie&gt; de la “Scarpe” ]]&gt;");
    expect(shown).not.toContain("SPÉCIMEN");
  });
});

describe("contexts", () => {
  it("are shipped, and no other is fetched", async () => {
    await expect(shippedContext("https://www.w3.org/ns/credentials/v2")).resolves.toBeDefined();
    await expect(shippedContext("https://example.org/other")).rejects.toThrow("nothing is fetched");
  });
});

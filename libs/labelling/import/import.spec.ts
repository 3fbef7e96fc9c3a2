import { describe, expect, it } from "@jest/globals";
import type { Id, PersonId } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { beginImport } from "./begin-import.js";
import { importing, type ImportEvent } from "./import.js";
import { contradictions, organisationKey } from "./same-organisation.js";

const one = story(importing);
const today = "2026-05-04";
const body = {
  ref: "npdc-10",
  content: "5d".repeat(32),
  scheme: "creativallee",
  signatory: "p1" as string as PersonId,
  initiative: "i1" as string as Id<"initiative">,
  application: "a1" as string as Id<"application">,
};
const begun: ImportEvent = { type: "ImportBegun", ...body };

describe("beginning an import", () => {
  it("ties the reference to the content and to what is made of it", () =>
    one.given().when(beginImport, body, today).then(begun));
  it("needs no signatory", () => {
    const { signatory: _, ...unsigned } = body;
    one
      .given()
      .when(beginImport, unsigned, today)
      .then({ type: "ImportBegun", ...unsigned });
  });
  it("says nothing new of the same content, under another scheme either", () =>
    one
      .given(begun)
      .when(beginImport, { ...body, scheme: "other" }, today)
      .then());
  it("refuses other content under a known reference", () =>
    one
      .given(begun)
      .when(beginImport, { ...body, content: "00".repeat(32) }, today)
      .refused("IMPORT_REF_KNOWN_WITH_OTHER_CONTENT"));
  it("keeps where its parts are, but not the reference, which is sealed", () => {
    const { ref: _, ...rest } = body;
    expect(importing.evolve(importing.initial, begun)).toEqual({ phase: "begun", ...rest });
  });
});

describe("organisations of several dossiers", () => {
  const facts = {
    kind: "réseau",
    seat: "59350",
    actsIn: ["59", "62"],
    regionalOrigin: true,
    institution: "CRCI",
  };
  const { seat: _, ...abroad } = facts;
  const { institution: __, ...alone } = facts;

  it("are one when name and seat are the same", () => {
    const key = organisationKey({ name: "Norcomex", facts });
    expect(organisationKey({ name: "Norcomex", facts: { ...facts, kind: "agence" } })).toBe(key);
    expect(organisationKey({ name: "norcomex", facts })).not.toBe(key);
    expect(organisationKey({ name: "Norcomex", facts: { ...facts, seat: "62041" } })).not.toBe(key);
    expect(organisationKey({ name: "Norcomex", facts: abroad })).not.toBe(key);
  });

  it("agree in everything else", () => {
    expect(contradictions(facts, facts)).toEqual([]);
    expect(contradictions({ ...facts, kind: "agence" }, facts)).toEqual(["kind"]);
    expect(contradictions({ ...facts, actsIn: ["59"] }, facts)).toEqual(["actsIn"]);
    expect(contradictions({ ...facts, regionalOrigin: false }, facts)).toEqual(["regionalOrigin"]);
    expect(contradictions(alone, facts)).toEqual(["institution"]);
    expect(contradictions(facts, alone)).toEqual(["institution"]);
  });
});

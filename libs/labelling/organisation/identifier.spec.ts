import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import * as fc from "fast-check";
import { isRna, isSiret } from "./identifier.js";
import { IdentifierBody } from "./shape.js";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(""));

/** Luhn written another way: a table for the doubled digits, and a check digit worked out. */
const withCheckDigit = (body: string): string => {
  const doubled = "0246813579";
  const sum = [...body].reduce(
    (total, digit, place) =>
      total + Number(place % 2 === body.length % 2 ? digit : doubled[+digit]),
    0,
  );
  return `${body}${(10 - (sum % 10)) % 10}`;
};

const ordinary = digits(13).filter((body) => !/^(0{9}|356000000)/.test(body));

describe("a SIRET", () => {
  it.each([
    ["one of the national statistics office", "12002701600357"],
    ["an example everybody uses", "73282932000074"],
    ["the head office of La Poste, by Luhn", "35600000000048"],
    ["a post office, by the sum of its digits", "35600000049837"],
  ])("is good: %s", (_, siret) => expect(isSiret(siret)).toBe(true));

  it.each([
    ["a digit off", "73282932000075"],
    ["two digits changed over", "73282932000047"],
    ["nobody’s", "00000000000000"],
    ["13 digits", "7328293200007"],
    ["15 digits", "732829320000740"],
    ["15 digits that pass Luhn, one before", "073282932000074"],
    ["15 digits that pass Luhn, one after", "732829320000745"],
    ["spaces", "732 829 320 00074"],
    ["a line after it", "73282932000074\n"],
    ["Arabic digits", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"],
    ["a post office whose digits do not add up", "35600000049838"],
    [
      "another company, whose digits add up to a multiple of 5",
      "73282932000074".replace("74", "83"),
    ],
    ["nothing", ""],
  ])("is not good: %s", (_, text) => expect(isSiret(text)).toBe(false));

  it("ends with its check digit, and with no other", () =>
    fc.assert(
      fc.property(ordinary, fc.integer({ min: 1, max: 9 }), (body, more) => {
        const good = withCheckDigit(body);
        expect(isSiret(good)).toBe(true);
        expect(isSiret(`${body}${(Number(good.at(-1)) + more) % 10}`)).toBe(false);
      }),
    ));

  it("of a post office has digits that add up to a multiple of 5, or passes Luhn", () =>
    fc.assert(
      fc.property(digits(5), (office) => {
        const siret = `356000000${office}`;
        const sum = [...siret].reduce((total, digit) => total + Number(digit), 0);
        const passes = sum % 5 === 0 || withCheckDigit(siret.slice(0, 13)) === siret;
        expect(isSiret(siret)).toBe(passes);
      }),
    ));
});

describe("an RNA number", () => {
  it.each(["W595012345", "W2A1000123", "W9R1004567"])("is good: %s", (rna) =>
    expect(isRna(rna)).toBe(true),
  );
  it.each([
    "W59501234",
    "W5950123456",
    "WW595012345",
    "w595012345",
    "595012345",
    "W59A012345",
    "W595012345\n",
    "W2C1000123",
  ])("is not good: %j", (text) => expect(isRna(text)).toBe(false));
});

const faults = (body: object) =>
  validateSync(Object.assign(new IdentifierBody(), body)).map(({ property }) => property);

describe("an identifier", () => {
  it.each([
    { kind: "siret", value: "73282932000074" },
    { kind: "rna", value: "W595012345" },
    { kind: "none", reason: "not provided" },
  ])("may be %j", (body) => expect(faults(body)).toEqual([]));
  it.each([
    [{ kind: "siret", value: "W595012345" }, ["value"]],
    [{ kind: "rna", value: "73282932000074" }, ["value"]],
    [{ kind: "siret" }, ["value"]],
    [{ kind: "siret", value: 73282932000074 }, ["value"]],
    [{ kind: "none", value: "73282932000074", reason: "none" }, ["value"]],
    [{ kind: "none" }, ["reason"]],
    [{ kind: "none", reason: " " }, ["reason"]],
    [{ kind: "vat" }, ["kind"]],
  ])("may not be %j", (body, expected) => expect(faults(body)).toEqual(expected));
  it("tells its fault by name", () => {
    const [fault] = validateSync(Object.assign(new IdentifierBody(), { kind: "siret" }));
    const isIdentifierValue = "value must be a SIRET or an RNA number, as kind says";
    expect(fault?.constraints).toEqual({ isIdentifierValue });
  });
});

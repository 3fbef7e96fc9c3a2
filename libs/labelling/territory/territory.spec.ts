import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import { isForeignCountry } from "./country.js";
import { IsCommune, IsDepartment } from "./is-territory.js";
import { departmentOf, isCommune, isDepartment } from "./territory.js";

interface Official {
  readonly code: string;
  readonly departement: string;
}

const official = (file: string): readonly Official[] => {
  const path = createRequire(import.meta.url).resolve(
    `@etalab/decoupage-administratif/data/${file}.json`,
  );
  return JSON.parse(readFileSync(path, "utf8")) as readonly Official[];
};

const characters = [..."0123456789AB"];
const everyCode = characters.flatMap((a) =>
  characters.flatMap((b) =>
    Array.from({ length: 1_000 }, (_, nth) => a + b + String(nth).padStart(3, "0")),
  ),
);

describe("communes", () => {
  const communes = official("communes");

  it("are exactly those of the official list, whatever their type", () => {
    const known = everyCode.filter(isCommune).sort();
    expect(known).toEqual([...new Set(communes.map(({ code }) => code))].sort());
  });

  it("lie in the department that the official list says", () => {
    const elsewhere = communes.filter(
      ({ code, departement }) => departmentOf(code) !== departement,
    );
    expect(elsewhere).toEqual([]);
  });

  it.each([
    ["Lomme, associated with Lille", "59355", "59"],
    ["Saint-Pol-sur-Mer, associated with Dunkerque", "59540", "59"],
    ["Escaufourt, associated with a commune of the Nord", "02285", "59"],
    ["Ajaccio", "2A004", "2A"],
    ["Saint-Denis de La Réunion", "97411", "974"],
    ["Papeete", "98735", "987"],
    ["the first district of Paris", "75101", "75"],
  ])("hold %s", (_, code, department) => {
    expect(isCommune(code)).toBe(true);
    expect(departmentOf(code)).toBe(department);
  });

  it.each([
    "59999",
    "00000",
    "000",
    "5935",
    "593500",
    " 59350",
    "59350\n",
    "2a004",
    "",
    "toString",
  ])("do not hold %j", (code) => expect(isCommune(code)).toBe(false));
});

describe("departments", () => {
  it("are exactly those of the official list", () => {
    const known = [...characters, ""].flatMap((a) =>
      characters.flatMap((b) => characters.map((c) => a + b + c)),
    );
    const expected = official("departements").map(({ code }) => code);
    expect([...new Set(known)].filter(isDepartment).sort()).toEqual(expected.sort());
  });

  it.each(["96", "20", "97", "1", "", "59 ", "596"])("do not hold %j", (code) =>
    expect(isDepartment(code)).toBe(false),
  );
});

describe("codes in a body", () => {
  class Body {
    @IsCommune() readonly seat: unknown;
    @IsDepartment({ each: true }) readonly actsIn: readonly unknown[];
    constructor(seat: unknown, actsIn: readonly unknown[]) {
      this.seat = seat;
      this.actsIn = actsIn;
    }
  }
  const faults = (seat: unknown, ...actsIn: readonly unknown[]) =>
    Object.assign(
      {},
      ...validateSync(new Body(seat, actsIn)).map(({ constraints }) => constraints),
    ) as object;

  it("are those that exist, and nothing but texts", () => {
    expect(faults("59350", "59", "2A")).toEqual({});
    for (const seat of ["59999", 59350, ["59350"], undefined])
      expect(faults(seat)).toEqual({
        isCommune: "seat must be the INSEE code of a French commune",
      });
    for (const code of ["20", 59, ["59"], undefined])
      expect(Object.keys(faults("59350", "62", code))).toEqual(["isDepartment"]);
    expect(faults("59350", "20")).toEqual({
      isDepartment: "actsIn must be the code of a French department",
    });
  });
});

describe("countries abroad", () => {
  it.each(["JP", "CN", "DE", "BE", "SS", "RE"])("hold %s", (code) =>
    expect(isForeignCountry(code)).toBe(true),
  );
  // Reserved or user-assigned codes, withdrawn ones, other forms, and France itself.
  it.each(["FR", "XK", "EU", "UK", "ZZ", "AN", "SU", "jp", "Jp", "JPN", "", " JP", "392"])(
    "do not hold %j",
    (code) => expect(isForeignCountry(code)).toBe(false),
  );
  it("are the 249 of the standard, but one", () => {
    const capitals = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const codes = capitals.flatMap((a) => capitals.map((b) => a + b));
    expect(codes.filter(isForeignCountry)).toHaveLength(248);
  });
});

import { describe, expect, it } from "@jest/globals";
import { areTooLarge, faultsOf } from "./answers.js";
import { definition } from "./file.story.js";

const codes = (id: string, value: unknown) =>
  faultsOf(definition, { texts: {}, values: { [id]: value as never } }).map(({ code }) => code);
const lille = { insee: "59350", commune: "Lille" };
const long = "x".repeat(201);
const figures = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`k${nth}`, nth]));

describe("an answer in clear", () => {
  it.each([
    ["use", "sport"],
    ["channels", []],
    ["channels", ["sport", "innovation"]],
    ["themes", ["innovation", "anything else"]],
    ["themes", ["x".repeat(200)]],
    ["staff", 0],
    ["staff", -3],
    ["opens", false],
    ["startsOn", "2024-02-29"],
    ["places", []],
    ["places", [lille, { commune: "Hannover", country: "DE" }]],
    ["figures", {}],
    ["figures", { kitsSent: 3300 }],
    ["figures", figures(100)],
    ["places", Array.from({ length: 100 }, () => lille)],
  ])("%s takes %j", (id, value) => expect(codes(id, value)).toEqual([]));

  it.each([
    ["use", "music"],
    ["use", ["sport"]],
    ["use", null],
    ["channels", ["sport", "music"]],
    ["channels", "sport"],
    ["themes", [""]],
    ["themes", [" "]],
    ["themes", [3]],
    ["themes", [long]],
    ["themes", Array.from({ length: 101 }, () => "sport")],
    ["staff", "3"],
    ["staff", 1.5],
    ["staff", 2 ** 53],
    ["opens", "true"],
    ["opens", 1],
    ["startsOn", "2023-02-29"],
    ["startsOn", 20240229],
    ["places", lille],
    ["places", ["59350"]],
    ["places", [null]],
    ["places", [[]]],
    ["places", [{ insee: "59350" }]],
    ["places", [{ insee: "00000", commune: "Nowhere" }]],
    ["places", [{ insee: 59350, commune: "Lille" }]],
    ["places", [{ ...lille, commune: " " }]],
    ["places", [{ ...lille, commune: long }]],
    ["places", [{ ...lille, country: "FR" }]],
    ["places", [{ ...lille, more: 1 }]],
    ["places", [{ commune: "Hannover", country: "de" }]],
    ["places", [{ commune: "Hannover", country: "DEU" }]],
    ["places", [{ commune: "Hannover", country: 49 }]],
    ["places", [{ commune: "Hannover" }]],
    ["figures", []],
    ["figures", null],
    ["figures", 3],
    ["figures", { kitsSent: "3300" }],
    ["figures", { kitsSent: 0.5 }],
    ["figures", { "": 1 }],
    ["figures", { [long]: 1 }],
    ["figures", figures(101)],
  ])("%s does not take %j", (id, value) =>
    expect(codes(id, value)).toEqual(["ANSWER_DOES_NOT_FIT"]),
  );
});

describe("all answers of a file in clear", () => {
  // Quotes, braces and name take 10 bytes, and each letter that is not ASCII two.
  it("take 40,000 bytes at most", () => {
    expect(areTooLarge({ theme: "é".repeat(19_994) })).toBe(false);
    expect(areTooLarge({ theme: `${"é".repeat(19_994)}e` })).toBe(true);
  });
});

import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import type { Command } from "#kernel/index.js";
import { applicationCommands, applicationProcesses, applicationSteps } from "./commands.js";
import { EditDraftBody } from "./edit-draft.js";
import { answerFaults, rejections } from "./rejections.js";

const all = [...applicationCommands, ...applicationSteps];
const whole = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };
const isTaken = ({ shape }: Pick<Command, "shape">, body: object) =>
  validateSync(plainToInstance(shape, body), whole).length === 0;
const named = (type: string) => {
  const found = all.find((one) => one.type === type);
  if (!found) throw new Error(type);
  return found;
};
const long = (length: number) => "x".repeat(length);
const hash = "ab".repeat(32);
const uuid = "1c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
const document = { kind: "budget", hash, bytes: 1, mediaType: "application/pdf", name: "b.pdf" };
const answers = (count: number, answer: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`q${nth}`, answer]));
const item = { path: "signatory", nature: "incomplete" };
const opening = { initiative: uuid, scheme: "haute-qualite-2" };

describe("every command of an application", () => {
  it.each([...all, ...applicationProcesses])("$type has an example that its shape takes", (one) =>
    expect(isTaken(one, one.example)).toBe(true),
  );
  it.each(all)("$type takes no unknown field", (one) =>
    expect(isTaken(one, { ...one.example, more: 1 })).toBe(false),
  );
  it("has a name and a sentence of its own", () => {
    const known = [...all, ...applicationProcesses];
    expect(new Set(known.map(({ type }) => type)).size).toBe(known.length);
    expect(new Set(known.map(({ summary }) => summary)).size).toBe(known.length);
  });
  it("asks for the version seen where a person rules on the file", () =>
    expect(all.filter(({ ifMatch }) => ifMatch).map(({ type }) => type)).toEqual([
      "RequestComplements",
      "DeclareAdmissible",
      "DeclareInadmissible",
      "WithdrawApplication",
      "MoveToSchemeVersion",
    ]));
});

describe("the bodies of commands", () => {
  it.each([
    ["OpenDraft", opening],
    ["OpenDraft", { ...opening, reference: long(200) }],
    ["EditDraft", {}],
    ["EditDraft", { texts: answers(200, ""), values: answers(200, false), clear: [long(100)] }],
    ["EditDraft", { texts: { a: long(20_000) } }],
    ["AttachDocument", document],
    ["AttachDocument", { ...document, bytes: 20 * 1024 * 1024, mediaType: "image/svg+xml" }],
    ["ReceiveApplication", {}],
    ["RequestComplements", { items: [{ ...item, note: "Merci." }] }],
    ["DeclareAdmissible", { motives: long(10_000) }],
    ["WithdrawApplication", {}],
  ])("%s takes %#", (type, body) => expect(isTaken(named(type), body)).toBe(true));

  it.each([
    ["OpenDraft", { ...opening, initiative: "1" }],
    ["OpenDraft", { ...opening, scheme: "Label" }],
    ["OpenDraft", { ...opening, scheme: "-label" }],
    ["OpenDraft", { ...opening, scheme: "label-" }],
    ["OpenDraft", { ...opening, scheme: long(101) }],
    ["OpenDraft", { ...opening, reference: "" }],
    ["OpenDraft", { ...opening, reference: null }],
    ["EditDraft", { texts: null }],
    ["EditDraft", { texts: [] }],
    ["EditDraft", { texts: "a" }],
    ["EditDraft", { texts: { a: 1 } }],
    ["EditDraft", { texts: { a: long(20_001) } }],
    ["EditDraft", { texts: answers(201, "") }],
    ["EditDraft", { values: null }],
    ["EditDraft", { values: { a: null } }],
    ["EditDraft", { values: ["a"] }],
    ["EditDraft", { values: answers(201, 1) }],
    ["EditDraft", { clear: "a" }],
    ["EditDraft", { clear: [1] }],
    ["EditDraft", { clear: [long(101)] }],
    ["EditDraft", { clear: Array.from({ length: 201 }, () => "a") }],
    ["AttachDocument", { ...document, kind: " " }],
    ["AttachDocument", { ...document, hash: hash.toUpperCase() }],
    ["AttachDocument", { ...document, hash: `${hash}a` }],
    ["AttachDocument", { ...document, bytes: 0 }],
    ["AttachDocument", { ...document, bytes: 20 * 1024 * 1024 + 1 }],
    ["AttachDocument", { ...document, bytes: 1.5 }],
    ["AttachDocument", { ...document, mediaType: "pdf" }],
    ["AttachDocument", { ...document, mediaType: "a/b; c" }],
    ["AttachDocument", { ...document, mediaType: `a/${long(100)}` }],
    ["AttachDocument", { ...document, name: long(256) }],
    ["RemoveDocument", { document: "1" }],
    ["ReceiveApplication", { receivedOn: "2026-02-30" }],
    ["ReceiveApplication", { receivedOn: null }],
    ["RequestComplements", { items: [] }],
    ["RequestComplements", { items: item }],
    ["RequestComplements", { items: [{ ...item, nature: "late" }] }],
    ["RequestComplements", { items: [{ ...item, path: "" }] }],
    ["RequestComplements", { items: [{ ...item, note: " " }] }],
    ["RequestComplements", { items: [{ ...item, more: 1 }] }],
    ["RequestComplements", { items: Array.from({ length: 101 }, () => item) }],
    ["ProvideComplements", { texts: { a: null } }],
    ["ProvideComplements", { values: [] }],
    ["DeclareAdmissible", { motives: "" }],
    ["DeclareInadmissible", {}],
    ["DeclareInadmissible", { motives: "\u00a0" }],
    ["DeclareInadmissible", { motives: long(10_001) }],
    ["WithdrawApplication", { motives: "" }],
    ["MoveToSchemeVersion", { version: 0, reason: "?" }],
    ["MoveToSchemeVersion", { version: "2", reason: "?" }],
    ["MoveToSchemeVersion", { version: 2, reason: " " }],
    ["SendMessage", { text: " " }],
    ["SendMessage", {}],
  ])("%s does not take %j", (type, body) => expect(isTaken(named(type), body)).toBe(false));
});

const told = (body: object) =>
  validateSync(plainToInstance(EditDraftBody, body), whole).map(({ constraints }) => constraints);

describe("a body that holds too much", () => {
  it("is told how much it may hold", () => {
    expect(told({ texts: { good: "", bad: long(20_001) } })).toEqual([
      {
        areTexts:
          "texts must hold at most 200 texts by question id, of at most 20000 characters each",
      },
    ]);
    expect(told({ values: { good: 1, bad: null } })).toEqual([
      { areValues: "values must hold at most 200 answers by question id" },
    ]);
  });
});

const holes = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe("the sentences of refusals", () => {
  it.each(Object.entries({ ...rejections, ...answerFaults }))(
    "%s holds the same facts in both languages",
    (_, { fr, en }) => {
      expect(holes(fr)).toEqual(holes(en));
      expect(fr).not.toEqual(en);
    },
  );
});

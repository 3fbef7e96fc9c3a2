import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { defaultMetadataStorage } from "class-transformer/cjs/storage.js";
import { getMetadataStorage } from "class-validator";
import { operations } from "#labelling/registry.js";
import { AttachDocumentBody } from "#labelling/application/attach-document.js";
import { queries } from "#read-models/registry.js";
import { ownChecks } from "../openapi/shapes.js";
import { fieldSentences } from "./field-sentences.js";
import { faultsOf } from "./validation.js";

type Shape = new () => object;

/** The names of all checks that a shape makes, those of the shapes within it included. */
const checksOf = (shape: Shape): readonly string[] =>
  getMetadataStorage()
    .getTargetValidationMetadatas(shape, "", false, false)
    .flatMap(({ type, name, target, propertyName }) => {
      if (type !== "nestedValidation") return name ?? [];
      const within = defaultMetadataStorage.findTypeMetadata(target as Shape, propertyName);
      const part = within.typeFunction() as Shape;
      return ["nestedValidation", ...checksOf(part)];
    })
    .filter((name) => name !== "isOptional");

const shapes: readonly Shape[] = [
  AttachDocumentBody,
  ...operations.map(({ shape }) => shape),
  ...queries.map(({ shape }) => shape),
];
const inUse = [...new Set(shapes.flatMap(checksOf))].sort();

describe("the sentences of faulty fields", () => {
  it("are there for every check that any shape makes, and for no other", () => {
    const known = Object.keys(fieldSentences).filter((name) => name !== "whitelistValidation");
    expect(known.sort()).toEqual(inUse);
  });

  it("say something in each language, without what the library says in English", () => {
    for (const { fr, en } of Object.values(fieldSentences)) {
      expect(fr).not.toBe(en);
      expect(`${fr} ${en}`).not.toMatch(/must be|\$property|\{message\}/);
    }
  });

  it("stand beside a schema for each check that is our own", () => {
    const own = inUse.filter((name) =>
      /^(isText|isCommune|isDepartment|are|isCalendar|isIdent|isCursor|isWeb|isMoment)/.test(name),
    );
    expect(Object.keys(ownChecks).sort()).toEqual(own);
  });
});

const shapeOf = (type: string): Shape =>
  operations.find((one) => one.type === type)?.shape ?? Object;

const told = async (type: string, body: object) =>
  (await faultsOf(shapeOf(type), body)).map(({ pointer, code }) => `${pointer} ${code}`).sort();

describe("the faults of a body", () => {
  it("are told all at once, each at its place, in lists and parts too", async () => {
    const body = {
      name: " ",
      identifier: { kind: "siret", value: "123", "a/b~": 1 },
      actsIn: ["59", "00", 62],
      regionalOrigin: "yes",
      seat: "99999",
    };
    expect(await told("RegisterOrganisation", body)).toEqual([
      "/actsIn/1 IS_DEPARTMENT",
      "/actsIn/2 IS_DEPARTMENT",
      "/identifier/a~1b~0 WHITELIST_VALIDATION",
      "/identifier/value IS_IDENTIFIER_VALUE",
      "/kind REQUIRED",
      "/name IS_TEXT",
      "/regionalOrigin IS_BOOLEAN",
      "/seat IS_COMMUNE",
    ]);
  });

  it("point into the parts of a list", async () => {
    const items = [
      { path: "signatory", nature: "incomplete" },
      { path: "", nature: "other" },
    ];
    expect(await told("RequestComplements", { items })).toEqual([
      "/items/1/nature IS_IN",
      "/items/1/path IS_TEXT",
    ]);
  });

  it.each([[[]], [[5]], ["x"], [5], [null], [{}], [[[]]], [[null]]])(
    "are found where parts are not what they should be: %j",
    async (items) => expect(await told("RequestComplements", { items })).not.toEqual([]),
  );
});

import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import { schemeCommands } from "./commands.js";
import { DraftSchemeBody } from "./draft-scheme.js";

const constraints = (shape: new () => object, body: object) =>
  validateSync(plainToInstance(shape, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  }).map(({ property }) => property);

describe("the shape of each command on a scheme", () => {
  it.each(schemeCommands.map((one) => [one.type, one] as const))(
    "%s lets its example through, and nothing unknown",
    (_, { shape, example }) => {
      expect(constraints(shape, example)).toEqual([]);
      expect(constraints(shape, { ...example, colour: 1 })).toEqual(["colour"]);
    },
  );
  it.each([
    ["DraftScheme", { definition: "AB" }, "definition"],
    ["DraftScheme", { definition: "a".repeat(65) }, "definition"],
    ["DraftScheme", { definition: `g${"a".repeat(64)}` }, "definition"],
    ["PublishScheme", { definition: 5 }, "definition"],
    ["AnnounceClosing", { closesOn: "2026-02-30" }, "closesOn"],
    ["AnnounceClosing", { closesOn: 20260228 }, "closesOn"],
  ])("%s refuses %j", (type, body, property) => {
    const shape = schemeCommands.find((one) => one.type === type)?.shape ?? Object;
    expect(constraints(shape, body)).toEqual([property]);
  });
  it("a hash is told by its form", () => {
    const [fault] = validateSync(plainToInstance(DraftSchemeBody, { definition: "AB" }));
    expect(fault?.constraints).toEqual({
      matches: "definition must be a SHA-256 in lower-case hex",
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import type { Json } from "#kernel/index.js";
import { validateDefinition } from "../validate-definition.js";
import { shippedSchemes } from "./index.js";

describe("the schemes shipped", () => {
  it("are three", () =>
    expect(shippedSchemes.map(({ id }) => id)).toEqual([
      "creativallee",
      "centres-ressources",
      "haute-qualite-technologique",
    ]));

  it.each(shippedSchemes.map((scheme) => [scheme.id, scheme] as const))(
    "%s is ready for publication, and reads back from JSON as it is",
    (id, scheme) =>
      expect(validateDefinition(JSON.parse(JSON.stringify(scheme)) as Json, id)).toEqual({
        definition: scheme,
      }),
  );

  it("have ten criteria and a yearly report, for resource centres", () => {
    const centres = shippedSchemes[1];
    expect(centres?.charter).toHaveLength(11);
    expect(centres?.label.reportEvery).toEqual({ count: 12, unit: "months" });
  });
});

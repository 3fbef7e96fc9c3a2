import { describe, expect, it } from "@jest/globals";
import { importDossier } from "#labelling/import/import-dossier.js";
import { operations } from "#labelling/registry.js";
import { queries } from "#read-models/registry.js";
import { policies } from "./policies.js";
import { sights } from "./sight.js";

describe("the policies", () => {
  it("have a line for every operation, and none for what is not there", () => {
    // An import has no route of its own: the command line asks for it.
    const asked = [...operations, importDossier].map(({ type }) => type);
    expect(Object.keys(policies).sort()).toEqual(asked.sort());
  });

  it("let somebody ask for each", () => {
    for (const [type, policy] of Object.entries(policies)) {
      expect([type, Object.keys(policy).length]).not.toEqual([type, 0]);
    }
  });

  it("say for every query who may ask it, and for none that is not there", () =>
    expect(Object.keys(sights).sort()).toEqual(queries.map(({ name }) => name).sort()));
});

import * as fc from "fast-check";
import { ofDrafts, ofFiles } from "./about-files.js";
import { ofOrganisations, ofPeople, ofSchemes } from "./about-the-rest.js";
import { asking, body, byEngine, file } from "./arbitraries.js";
import type { Ask } from "./cast.js";

const anyAsk: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 1, arbitrary: ofPeople },
  { weight: 2, arbitrary: ofOrganisations },
  { weight: 1, arbitrary: ofSchemes },
  { weight: 4, arbitrary: ofDrafts },
  { weight: 6, arbitrary: ofFiles },
  { weight: 14, arbitrary: asking("NextStep", file, byEngine, body({ nth: fc.nat(4) })) },
);

const round = fc.record({
  days: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 2, arbitrary: fc.integer({ min: -2, max: 25 }) },
  ),
  asks: fc.array(anyAsk, { minLength: 1, maxLength: 4 }),
  twice: fc.boolean(),
});
export const rounds = fc.array(round, { minLength: 5, maxLength: 45, size: "max" });

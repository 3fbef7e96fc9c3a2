import * as fc from "fast-check";
import { ofDrafts, ofFiles } from "./about-files.js";
import {
  ofCertificates,
  ofOrganisations,
  ofPeople,
  ofErasures,
  ofReadings,
  ofSchemes,
  ofWebhooks,
} from "./about-the-rest.js";
import { ofSessions } from "./about-the-committee.js";
import { asking, body, byEngine, file } from "./arbitraries.js";
import type { Ask } from "./cast.js";

const anyAsk: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 1, arbitrary: ofPeople },
  { weight: 2, arbitrary: ofOrganisations },
  { weight: 1, arbitrary: ofSchemes },
  { weight: 2, arbitrary: ofWebhooks },
  { weight: 2, arbitrary: ofErasures },
  { weight: 1, arbitrary: ofReadings },
  { weight: 2, arbitrary: ofCertificates },
  { weight: 4, arbitrary: ofDrafts },
  { weight: 6, arbitrary: ofFiles },
  { weight: 4, arbitrary: ofSessions },
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
/** A day on which the committee meets: other things may happen in between. */
const sitting = fc.array(
  fc.record({
    days: fc.constant(0),
    asks: fc.array(
      fc.oneof({ weight: 4, arbitrary: ofSessions }, { weight: 1, arbitrary: anyAsk }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    twice: fc.boolean(),
  }),
  { minLength: 8, maxLength: 24, size: "max" },
);

export const rounds = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: round.map((one) => [one]) },
      { weight: 2, arbitrary: sitting },
    ),
    { minLength: 5, maxLength: 45, size: "max" },
  )
  .map((days) => days.flat());

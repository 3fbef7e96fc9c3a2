import { describe, expect, it } from "@jest/globals";
import { flaws, type FlawName } from "./flaws.js";
import { simulate } from "./simulate.js";
import { Broken } from "./town.js";

/** What a run must have come to, or it holds of nothing. */
const telling = [
  "LapseApplication",
  "DeemDecision",
  "RecordDecision",
  "GrantLabel",
  "ContestDecision",
  "TallyBallots",
  "GiveProxy",
  "RecuseMember",
  "SuspendLabel",
];
/** Of each seed, so many commands; the last one is another each time. */
const seeds = [
  [1, 3_000],
  [2, 1_500],
  [Date.now() % 1_000_000, 1_500],
] as const;

describe("years of a town, its files, its committees and its labels", () => {
  it.each(seeds)(
    "break nothing that must hold, with seed %i and %i commands",
    async (seed, commands) => {
      const town = await simulate({ seed, years: 3, commands });
      expect(town.counts.refused).toBeGreaterThan(50);
      const never = telling.filter((type) => (town.tallies.get(type)?.done ?? 0) === 0);
      // A seed that is drawn may take its time.
      expect(seed === 1 ? never : []).toEqual([]);
    },
    120_000,
  );

  it.each(Object.keys(flaws) as FlawName[])(
    "show the flaw that %s",
    async (name) => {
      const mend = flaws[name]();
      try {
        await expect(simulate({ seed: 5, years: 3, commands: 8_000 })).rejects.toThrow(Broken);
      } finally {
        mend();
      }
    },
    120_000,
  );
});

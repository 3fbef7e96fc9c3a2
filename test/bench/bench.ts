import type { Figure } from "./figure.js";
import type { Site } from "./site.js";

/** How much is done; the small log is the same in the two that count. */
export const scales = {
  quick: { small: 2_000, large: 10_000, rounds: 3, seconds: 0.4 },
  usual: { small: 10_000, large: 100_000, rounds: 7, seconds: 1 },
  full: { small: 10_000, large: 1_000_000, rounds: 9, seconds: 1.5 },
} as const;

export type Scale = (typeof scales)[keyof typeof scales];

export interface Bench {
  readonly scale: Scale;
  /** For logs and whatever else passes. */
  readonly folder: string;
  readonly small: () => Promise<Site>;
  readonly large: () => Promise<Site>;
}

/** What is measured side by side, round by round. */
export type Row = (bench: Bench) => Promise<readonly Figure[]>;

/** Each measure once a round, one after the other; the first round warms up and does not count. */
export const inRounds = async <Name extends string, Result>(
  rounds: number,
  measures: Readonly<Record<Name, (round: number) => Promise<Result>>>,
): Promise<Readonly<Record<Name, readonly Result[]>>> => {
  const names = Object.keys(measures) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<
    Name,
    Result[]
  >;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const result = await measures[name](round);
      if (round > 0) results[name].push(result);
    }
  }
  return results;
};

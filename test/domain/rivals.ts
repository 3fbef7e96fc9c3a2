import type { Actor } from "#kernel/index.js";
import type { DomainHouse } from "./house.js";

export type Rival = readonly [by: Actor, type: string, body: object, id?: string];

let asked = 0;

/** What offices that know nothing of each other answer when they are asked at once. */
export const atOnce = (
  house: DomainHouse,
  ...rivals: readonly Rival[]
): Promise<readonly string[]> =>
  Promise.all(
    rivals.map(async ([actor, type, body, id]) => {
      asked += 1;
      const on = id === undefined ? {} : { id };
      const outcome = await house.office().ask({ actor, type, body, key: `rival ${asked}`, ...on });
      return outcome.outcome === "rejected" ? outcome.rejection.code : outcome.outcome;
    }),
  );

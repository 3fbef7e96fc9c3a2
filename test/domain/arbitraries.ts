import * as fc from "fast-check";
import type { Actor } from "#kernel/index.js";
import {
  carrier,
  colleague,
  engine,
  files,
  forSignatory,
  idOf,
  personId,
  secretariat,
  secretWord,
} from "./cast.js";

export const word = fc.constantFrom(secretWord, `${secretWord} et ses jardins`);
export const day = fc.integer({ min: 0, max: 150 }).map((count) => {
  const date = new Date(Date.UTC(2026, 0, 1 + count));
  return date.toISOString().slice(0, 10);
});
export const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Leaves out what is undefined, as JSON would. */
export const body = <T extends object>(fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc
    .record(fields)
    .map((made) => Object.fromEntries(Object.entries(made).filter(([, v]) => v !== undefined)));

export type Bodies = fc.Arbitrary<object>;
export const nothing: Bodies = fc.constant({});
export const asking = (
  type: string,
  ids: fc.Arbitrary<string>,
  by: fc.Arbitrary<Actor>,
  bodies: Bodies,
) => fc.record({ type: fc.constant(type), id: ids, by, body: bodies });

export const file = fc.constantFrom(...files).map((slot) => idOf("application", slot));
export const person = fc.constantFrom(0, 1, 2, 3).map(personId);
export const organisation = fc.constantFrom(0, 1, 2).map((slot) => idOf("organisation", slot));
export const byCarrier = fc.constantFrom(carrier, colleague);
export const bySecretariat = fc.constant(secretariat);
export const byEngine = fc.constant(engine);
export const byAnybody = fc.constantFrom(carrier, colleague, secretariat, forSignatory, engine);

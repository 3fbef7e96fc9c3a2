import type { ListedReading, ToldReading } from "#read-models/readings/list-readings.js";

const reviewing: ToldReading = {
  at: "2006-11-17T09:12:00.000Z",
  what: "instruction",
  version: 6,
  reviews: ["1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61"],
  document: null,
};

const ofDocument: ToldReading = {
  ...reviewing,
  what: "document",
  version: null,
  reviews: [],
  document: "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f",
};

/** As they stand beside an interest or a recusal. */
export const readBefore: readonly ToldReading[] = [reviewing, ofDocument];

export const listedReadings: readonly ListedReading[] = readBefore.map((one) => ({
  application: "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10",
  person: "6a2d4e8f-1b3c-8f5a-9e7d-0c1b2a3f4e5d",
  ...one,
}));

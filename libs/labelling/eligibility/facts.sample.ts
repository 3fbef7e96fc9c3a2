import type { Facts } from "./facts.js";

/** A file of a carrier in Lille, with nothing missing and no answer in clear; specs vary it. */
export const someFacts = (change: Partial<Facts> = {}): Facts => ({
  organisation: {
    kind: "association",
    seatDepartment: "59",
    actsIn: ["59", "62"],
    regionalOrigin: true,
    institution: "",
  },
  values: {},
  answered: [],
  documents: [],
  signed: true,
  receivedOn: "2026-05-04",
  ...change,
});

import { accept, command } from "#kernel/index.js";
import { committee, type Committee, type Seating } from "./committee.js";
import { reject } from "./rejections.js";
import { seatingOf } from "./seating.js";

export class AdoptSeatsBody {}

/** Mandates that were given stay: a seat that is no more is empty when its mandate ends. */
export const adoptSeats = command({
  type: "AdoptSeats",
  schema: 1,
  summary: "Lays out the seats anew, as the scheme's version in force has them.",
  on: committee,
  shape: AdoptSeatsBody,
  example: {},
  gather: (_state: Committee, _: AdoptSeatsBody, world, id) => seatingOf(world, id),
  decide: (state, _, { today }, seating: Seating | undefined) => {
    if (state.phase === "not-formed") return reject("COMMITTEE_NOT_FORMED");
    if (!seating) return reject("NO_RULES_FOR_SEATS");
    if (seating.definition === state.definition) return accept();
    return accept({ type: "SeatsAdopted", ...seating, adoptedOn: today });
  },
  commandOf: () => ({}),
});

import { command } from "#kernel/index.js";
import {
  requestDeliberation as today,
  type RequestDeliberationBody,
} from "../request-deliberation.js";
import type { Session } from "../session.js";
import { provenTies, tiesOfFileAlone } from "../ties.js";

/** As it was decided while ids alone recused: interests that were declared did not. */
export const byProofAlone = command({
  ...today,
  schema: 1,
  gather: (state: Session, { item }: RequestDeliberationBody, world) =>
    provenTies(state, item, world),
});

/** As it was decided while interests in a file recused nobody from what became of its label. */
export const byFileAlone = command({
  ...today,
  schema: 2,
  gather: (state: Session, { item }: RequestDeliberationBody, world) =>
    tiesOfFileAlone(state, item, world),
});

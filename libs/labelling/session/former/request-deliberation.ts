import { command } from "#kernel/index.js";
import {
  requestDeliberation as today,
  type RequestDeliberationBody,
} from "../request-deliberation.js";
import type { Session } from "../session.js";
import { provenTies } from "../ties.js";

/** As it was decided while ids alone recused: interests that were declared did not. */
export const requestDeliberation = command({
  ...today,
  schema: 1,
  gather: (state: Session, { item }: RequestDeliberationBody, world) =>
    provenTies(state, item, world),
});

import { command, type World } from "#kernel/index.js";
import type { Recusal } from "../matter.js";
import {
  requestDeliberation as today,
  type RequestDeliberationBody,
} from "../request-deliberation.js";
import type { Session } from "../session.js";
import { provenTies, tiesOfFileAlone, tiesTo } from "../ties.js";

/** Of ties alone: nobody asked whether the holder of a label had been heard. */
const gathering =
  (tiesIn: (state: Session, item: string, world: World) => Promise<readonly Recusal[]>) =>
  async (state: Session, { item }: RequestDeliberationBody, world: World) => ({
    ties: await tiesIn(state, item, world),
  });

/** As it was decided while ids alone recused: interests that were declared did not. */
export const byProofAlone = command({ ...today, schema: 1, gather: gathering(provenTies) });

/** As it was decided while interests in a file recused nobody from what became of its label. */
export const byFileAlone = command({ ...today, schema: 2, gather: gathering(tiesOfFileAlone) });

/** As it was decided while a revocation could be voted on before the holder was heard. */
export const byTiesAlone = command({ ...today, schema: 3, gather: gathering(tiesTo) });

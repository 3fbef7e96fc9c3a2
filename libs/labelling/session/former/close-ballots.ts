import { command } from "#kernel/index.js";
import { closeBallots as today, closing } from "../close-ballots.js";

/** As it was decided while a secret vote could be closed on a single ballot. */
export const closeBallots = command({ ...today, schema: 1, decide: closing(0) });

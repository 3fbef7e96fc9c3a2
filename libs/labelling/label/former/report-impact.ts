import { command } from "#kernel/index.js";
import { reportImpact as today, reported } from "../report-impact.js";
import { refusedAtFirst } from "../report-rules.js";

/** As it was decided while the same report could be made twice, and about any year. */
export const reportImpact = command({ ...today, schema: 1, decide: reported(refusedAtFirst) });

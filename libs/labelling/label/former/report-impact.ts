import { command } from "#kernel/index.js";
import { reportImpact as today, reported } from "../report-impact.js";
import { refusedAtFirst, refusedOnce } from "../report-rules.js";

/** As it was decided while the same report could be made twice, and about any year. */
export const reportImpactTwice = command({ ...today, schema: 1, decide: reported(refusedAtFirst) });

/** As it was decided while a figure could be as high as one pleased. */
export const reportImpactUnbounded = command({
  ...today,
  schema: 2,
  decide: reported(refusedOnce),
});

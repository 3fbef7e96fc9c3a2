import { command } from "#kernel/index.js";
import { reportActivity as today, reported } from "../report-activity.js";
import { refusedAtFirst } from "../report-rules.js";

/** As it was decided while the same report could be made twice, and about any year. */
export const reportActivity = command({ ...today, schema: 1, decide: reported(refusedAtFirst) });

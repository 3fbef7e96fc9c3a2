import { command } from "#kernel/index.js";
import { decideItem as today } from "../decide-item.js";

/** As it was decided while a decision could be drawn about a label that had ended under the vote. */
export const decideItem = command({ ...today, schema: 1, gather: async () => undefined });

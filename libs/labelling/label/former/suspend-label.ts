import { command } from "#kernel/index.js";
import { suspendLabel as today, suspending } from "../suspend-label.js";

/** As it was decided while a suspension could outlast its label. */
export const suspendLabel = command({
  ...today,
  schema: 1,
  decide: suspending(() => "9999-12-31"),
});

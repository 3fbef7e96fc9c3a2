import { command } from "#kernel/index.js";
import { conveneSession as today, convening } from "../convene-session.js";

/** As it was decided while any later day could be set. */
export const conveneSession = command({
  ...today,
  schema: 1,
  decide: convening(() => "9999-12-31"),
});

import { command } from "#kernel/index.js";
import { proposeRevocation as today, proposing } from "../propose-revocation.js";

/** As it was decided while any later day could be set to answer by. */
export const proposeRevocation = command({
  ...today,
  schema: 1,
  decide: proposing(() => "9999-12-31"),
});

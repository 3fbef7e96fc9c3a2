import { command } from "#kernel/index.js";
import { agreedVersion, publishScheme as today } from "../publish-scheme.js";

/** As it was decided while an approval served for as many publications as one liked. */
export const publishApprovedScheme = command({
  ...today,
  schema: 2,
  decide: (state, body, _, facts) => agreedVersion(state, body, facts),
});

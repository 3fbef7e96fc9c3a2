import { command } from "#kernel/index.js";
import { adjourned, adjournItem as today } from "../adjourn-item.js";

/** As it was decided while the chair could put an open vote off before it was counted. */
export const adjournItem = command({
  ...today,
  schema: 1,
  decide: (state, body, { today: day }) => adjourned(state, body, day),
});

import { command } from "#kernel/index.js";
import { adjourned, adjournItem as today } from "../adjourn-item.js";

const gather = async () => undefined;

/** As it was decided while the chair could put an open vote off before it was counted. */
export const adjournBegunVote = command({
  ...today,
  schema: 1,
  gather,
  decide: (state, body, { today: day }) => adjourned(state, body, day),
});

/** As it was decided while nobody looked at whether the label that was voted on had ended. */
export const adjournUnseen = command({ ...today, schema: 2, gather });

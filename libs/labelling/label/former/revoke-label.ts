import { command } from "#kernel/index.js";
import { decidedBy, revokeLabel as today } from "../revoke-label.js";

/** As it was decided while nobody looked at what a session had refused. */
export const revokeLabel = command({
  ...today,
  schema: 1,
  gather: async (_state, body, world, id) => ({
    ...(await decidedBy(body, world, id)),
    isInHand: false,
  }),
});

import { accept, command, type Decision, engine } from "#kernel/index.js";
import { erasure, type ErasureEvent } from "./erasure.js";
import { reject } from "./rejections.js";

export class ApproveErasureBody {}

export const approveErasure = command({
  type: "ApproveErasure",
  schema: 1,
  summary: "Approves an erasure, as a second person.",
  on: erasure,
  shape: ApproveErasureBody,
  example: {},
  decide: (state, _, { actor, today }): Decision<ErasureEvent> => {
    if (actor.id === engine) return reject("ERASURE_BY_PEOPLE");
    switch (state.phase) {
      case "not-requested":
        return reject("ERASURE_NOT_REQUESTED");
      case "approved":
      case "carried-out":
      case "completed":
        return accept();
      case "requested":
        if (state.requestedBy === actor.id) return reject("ERASURE_BY_TWO_PEOPLE");
        return accept({ type: "ErasureApproved", approvedBy: actor.id, approvedOn: today });
    }
  },
  commandOf: () => ({}),
});

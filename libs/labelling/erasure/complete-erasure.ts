import { accept, command, type Decision } from "#kernel/index.js";
import { erasure, type ErasureEvent } from "./erasure.js";
import { reject } from "./rejections.js";

export class CompleteErasureBody {}

/** By the engine, once it has looked: no key, no sealed value and no document is left. */
export const completeErasure = command({
  type: "CompleteErasure",
  schema: 1,
  summary: "Records that an erasure is done.",
  on: erasure,
  shape: CompleteErasureBody,
  example: {},
  decide: (state, _, { today }): Decision<ErasureEvent> => {
    switch (state.phase) {
      case "not-requested":
        return reject("ERASURE_NOT_REQUESTED");
      case "requested":
      case "approved":
        return reject("ERASURE_NOT_APPROVED");
      case "carried-out":
        return accept({ type: "ErasureCompleted", completedOn: today });
      case "completed":
        return accept();
    }
  },
  commandOf: () => ({}),
});

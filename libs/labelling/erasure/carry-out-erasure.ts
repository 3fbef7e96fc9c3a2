import { accept, command, type Decision, engine } from "#kernel/index.js";
import { erasure, type Erasure, type ErasureEvent } from "./erasure.js";
import { obstacleTo } from "./obstacle.js";
import { reject } from "./rejections.js";
import { type Facts, standingOf } from "./standing.js";

export class CarryOutErasureBody {}

/** The event comes first: whatever crashes from then on, what it names is destroyed. */
export const carryOutErasure = command({
  type: "CarryOutErasure",
  schema: 1,
  summary: "Has what was approved erased, for good: nothing and nobody brings it back.",
  on: erasure,
  shape: CarryOutErasureBody,
  example: {},
  gather: async (state: Erasure, _: CarryOutErasureBody, world): Promise<Facts> => ({
    standing:
      state.phase === "not-requested"
        ? { kind: "unknown" }
        : await standingOf(world, state.subject),
  }),
  decide: (state, _, now, { standing }: Facts): Decision<ErasureEvent> => {
    const { actor, today: carriedOutOn } = now;
    if (actor.id === engine) return reject("ERASURE_BY_PEOPLE");
    switch (state.phase) {
      case "not-requested":
        return reject("ERASURE_NOT_REQUESTED");
      case "requested":
        return reject("ERASURE_NOT_APPROVED");
      case "carried-out":
      case "completed":
        return accept();
      case "approved": {
        const { subject } = state;
        return (
          obstacleTo(subject, standing, now) ??
          accept({ type: "ErasureCarriedOut", subject, carriedOutOn })
        );
      }
    }
  },
  commandOf: () => ({}),
});

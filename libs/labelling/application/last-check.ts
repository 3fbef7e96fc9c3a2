import type { Aggregate } from "#kernel/index.js";
import type { Check } from "../eligibility/check.js";
import type { Facts } from "../eligibility/facts.js";
import { application } from "./application.js";
import type { ApplicationEvent } from "./events.js";

/** A check with its facts, and by which rules: a version of the scheme, and the hash of what it says. */
export interface LastCheck extends Check {
  readonly facts: Facts;
  readonly schemeVersion: number;
  readonly definition: string;
}

/** Of a file its last check alone, which a decision or an end takes nothing from. */
export const checked: Aggregate<{ readonly last?: LastCheck }, ApplicationEvent> = {
  ...application,
  initial: {},
  evolve: (state, event) => {
    if (event.type !== "ApplicationChecked") return state;
    const { type: _, checkedOn: __, ...last } = event;
    return { last };
  },
};

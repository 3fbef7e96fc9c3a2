import type { Fault } from "../crash/fault.js";

const kinds: Readonly<Record<string, readonly Fault["code"][]>> = {
  /** Ok without its event. */
  lost: ["ACKNOWLEDGED_LOST"],
  /** An event, and fail; or nobody who asked. */
  phantom: ["REFUSED_STORED", "HALF_UNDONE", "NOBODY_ASKED"],
  duplicates: ["COMMAND_TWICE"],
};

/** Of all commands: how many were lost, how many phantoms and how many duplicates there are. */
export const account = (faults: readonly Fault[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(kinds).map(([kind, codes]) => [
      kind,
      faults.filter(({ code }) => codes.includes(code)).length,
    ]),
  );

import type { World } from "#kernel/index.js";
import { type Label, label, onDay } from "../label/label.js";
import type { Initiative } from "./initiative.js";

export interface Facts {
  /** The label of the last application that was granted: it bears that application's id. */
  readonly last: Label;
}

export const lastLabel = async (state: Initiative, world: World): Promise<Facts> => ({
  last:
    state.phase === "registered" && state.granted !== undefined
      ? await world.fold(label, state.granted)
      : label.initial,
});

/** Whether that label lasts on a day; decided and not granted yet, it is on its way. */
export const hasLiveLabel = (
  { granted }: Extract<Initiative, { readonly phase: "registered" }>,
  { last }: Facts,
  today: string,
): boolean => {
  const awaited = granted === undefined ? [] : ["not-granted"];
  return ["active", "suspended", ...awaited].includes(onDay(last, today).phase);
};

import type { Part } from "./people.js";
import { fileOf } from "./files.js";
import type { Stage } from "./stage.js";

/** Where the sample leaves the clock, which goes on from there: labels renewed are alive. */
export const lastDay = "2008-03-31";

/** What happens on a day of the sample; played again, it changes nothing. */
export interface Act {
  readonly on: string;
  play(stage: Stage): Promise<void>;
}

/**
 * Somebody does one thing on a day to a file; what instructs it and the label that it gets are named
 * by it, so they are meant as well. Once a day and type at most: the two make the key.
 */
export const does = (on: string, by: Part, type: string, ref: string, body: object = {}): Act => ({
  on,
  play: async (stage) => {
    await stage.ask(by, type, keyOf(ref, on), body, fileOf(stage, ref));
  },
});

/** Under which `does` has asked. */
export const keyOf = (ref: string, on: string): string => `${ref} ${on}`;

import type { Sentence } from "#kernel/index.js";
import { Failed } from "./failures.js";
import type { Session } from "./session.js";

/** What is let go is done as the engine: nobody else may, whatever they may see. @throws Failed */
export const ofOperators = ({ actor }: Session, forbidden: Sentence): void => {
  if (actor.as !== "engine" && actor.as !== "administrator") throw new Failed(forbidden);
};

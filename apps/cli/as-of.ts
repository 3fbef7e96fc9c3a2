import { pastMoment } from "#labelling/calendar/past-moment.js";
import { asOfFault } from "../server/http/as-of.js";
import { BadInput } from "./failures.js";
import type { Session } from "./session.js";

/** `--as-of`, as the API takes it: what is to come is counted from the folder's own time. */
export const asOfIn = (
  { engine }: Pick<Session, "engine">,
  text: string | undefined,
): { readonly asOf?: string } => {
  if (text === undefined) return {};
  return { asOf: momentOf(engine.clock.now(), text) };
};

/** @throws BadInput */
export const momentOf = (now: string, text: string): string => {
  const found = pastMoment(text, now);
  if ("wrong" in found) throw new BadInput(asOfFault(found.wrong).sentence);
  return found.at;
};

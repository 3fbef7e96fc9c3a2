import { standOn } from "../deadline/ledger.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import type { Received } from "./application.js";

/** What silence has decided by a day, and the last day of the delay; nothing where it decides nothing. */
export const silenceOn = (
  { filing }: Received,
  { procedure }: SchemeDefinition,
  today: string,
): { readonly outcome: "granted" | "refused"; readonly due: string } | undefined => {
  const { silence } = procedure;
  if (silence === "nothing") return undefined;
  const standing = standOn(filing.deadlines.decision, today);
  if (standing.state !== "missed") return undefined;
  return { outcome: silence === "deemed-granted" ? "granted" : "refused", due: standing.due };
};

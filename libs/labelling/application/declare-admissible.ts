import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { application, onDay, type In } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { closed, complementsAwaited, reject } from "./rejections.js";

export class DeclareAdmissibleBody {
  /** Needed where the check did not find the file eligible. */
  @MayBeAbsent() @IsText(10_000) readonly motives?: string;
}

/** The rules advise and a person decides: against them too, but then with motives. */
const declared = (
  { check }: In<"checked">,
  { motives }: DeclareAdmissibleBody,
  declaredOn: string,
): Decision<ApplicationEvent> => {
  const { missing, eligibility } = check;
  if (missing.length > 0) return reject("FILE_INCOMPLETE", { missing });
  if (motives !== undefined)
    return accept({ type: "ApplicationDeclaredAdmissible", motives, declaredOn });
  return eligibility === "eligible"
    ? accept({ type: "ApplicationDeclaredAdmissible", declaredOn })
    : reject("MOTIVES_REQUIRED", { eligibility });
};

export const declareAdmissible = command({
  type: "DeclareAdmissible",
  schema: 1,
  summary: "Declares a checked and complete file admissible: it will come before the committee.",
  on: application,
  shape: DeclareAdmissibleBody,
  ifMatch: true,
  personal: ["/motives"],
  example: {},
  decide: (was, body, { today }): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "received":
        return reject("CHECK_AWAITED");
      case "checked":
        return declared(state, body, today);
      case "awaiting-complements":
        return complementsAwaited(state);
      case "admissible":
        return accept();
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => {
    const { motives } = madeBy(events, "ApplicationDeclaredAdmissible");
    return motives === undefined ? {} : { motives };
  },
});

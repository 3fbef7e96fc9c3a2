import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { application, onDay } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { admissibilityDeclared, closed, complementsAwaited, reject } from "./rejections.js";

export class DeclareInadmissibleBody {
  /** An unfavourable decision gives its reasons (CRPA L211-2). */
  @IsText(10_000) readonly motives!: string;
}

export const declareInadmissible = command({
  type: "DeclareInadmissible",
  schema: 1,
  summary: "Declares a checked file inadmissible, with motives, and closes it.",
  on: application,
  shape: DeclareInadmissibleBody,
  ifMatch: true,
  personal: ["/motives"],
  example: { motives: "L’action ne montre la marque nulle part." },
  decide: (was, { motives }, { today }): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "received":
        return reject("CHECK_AWAITED");
      case "checked":
        return accept({ type: "ApplicationDeclaredInadmissible", motives, declaredOn: today });
      case "awaiting-complements":
        return complementsAwaited(state);
      case "admissible":
        return admissibilityDeclared(state);
      case "inadmissible":
        return accept();
      case "not-started":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => ({ motives: madeBy(events, "ApplicationDeclaredInadmissible").motives }),
});

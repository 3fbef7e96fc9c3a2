import { IsUUID } from "class-validator";
import { accept, command, type Decision, type Id, madeBy } from "#kernel/index.js";
import { type Initiative, initiative, type InitiativeEvent } from "./initiative.js";
import { type Facts, hasLiveLabel, lastLabel } from "./last-label.js";
import { reject } from "./rejections.js";

export class OpenApplicationBody {
  @IsUUID() readonly application!: Id<"application">;
}

export const openApplication = command({
  type: "OpenApplication",
  schema: 1,
  summary: "Makes an application the initiative’s live one; there is one at a time.",
  on: initiative,
  shape: OpenApplicationBody,
  example: { application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" as Id<"application"> },
  gather: (state: Initiative, _: OpenApplicationBody, world) => lastLabel(state, world),
  decide: (state, { application }, { today }, facts: Facts): Decision<InitiativeEvent> => {
    if (state.phase === "unknown") return reject("INITIATIVE_UNKNOWN");
    if (state.live === application) return accept();
    // A late repeat must not bring back what has ended.
    if (state.closed.includes(application)) return reject("APPLICATION_ALREADY_CLOSED");
    if (hasLiveLabel(state, facts, today)) return reject("INITIATIVE_HAS_LIVE_LABEL");
    return state.live === undefined
      ? accept({ type: "ApplicationOpened", application })
      : reject("INITIATIVE_HAS_LIVE_APPLICATION");
  },
  commandOf: (events) => ({ application: madeBy(events, "ApplicationOpened").application }),
});

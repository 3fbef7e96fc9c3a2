import { IsIn, IsUUID } from "class-validator";
import { accept, command, type Id, madeBy } from "#kernel/index.js";
import { initiative, type Outcome, outcomes } from "./initiative.js";
import { reject } from "./rejections.js";

export class CloseApplicationBody {
  @IsUUID() readonly application!: Id<"application">;
  @IsIn(outcomes) readonly outcome!: Outcome;
}

export const closeApplication = command({
  type: "CloseApplication",
  schema: 1,
  summary: "Frees the initiative once its live application has ended or never started.",
  on: initiative,
  shape: CloseApplicationBody,
  example: {
    application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" as Id<"application">,
    outcome: "withdrawn",
  },
  decide: (state, body) => {
    if (state.phase === "unknown") return reject("INITIATIVE_UNKNOWN");
    if (state.closed.includes(body.application)) return accept();
    return state.live === body.application
      ? accept({ type: "ApplicationClosed", ...body })
      : reject("APPLICATION_NOT_OPEN");
  },
  commandOf: (events) => {
    const { application, outcome } = madeBy(events, "ApplicationClosed");
    return { application, outcome };
  },
});

import { IsIn, IsUUID } from "class-validator";
import { accept, command, type Id, madeBy } from "#kernel/index.js";
import { application } from "../application/application.js";
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
  gather: async (_, body, world) => ({
    started: (await world.fold(application, body.application)).phase !== "not-started",
  }),
  decide: (state, body, _, { started }: { readonly started: boolean }) => {
    if (state.phase === "unknown") return reject("INITIATIVE_UNKNOWN");
    const unstarted = body.outcome === "never-started";
    // Granted on an appeal, after the refusal had freed the initiative.
    const isAppealed = body.outcome === "granted" && state.closed.includes(body.application);
    if (isAppealed)
      return state.granted === body.application
        ? accept()
        : accept({ type: "ApplicationClosed", ...body });
    if (state.live !== body.application)
      return unstarted || state.closed.includes(body.application)
        ? accept()
        : reject("APPLICATION_NOT_OPEN");
    // The way back of one request must not undo what another one with the same key got through.
    if (unstarted && started) return reject("APPLICATION_HAS_STARTED");
    return accept({ type: "ApplicationClosed", ...body });
  },
  commandOf: (events) => {
    const { application: closed, outcome } = madeBy(events, "ApplicationClosed");
    return { application: closed, outcome };
  },
});

import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type World } from "#kernel/index.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { hasLeft, session as meeting } from "../session/session.js";
import { rejectDecision } from "./decision-rejections.js";
import { application, type Application, isPending, onDay } from "./application.js";
import { definitionFor } from "./definition-for.js";
import type { ApplicationEvent } from "./events.js";
import { reject } from "./rejections.js";
import { silenceOn } from "./silence.js";

export class SessionBody {
  @IsUUID() readonly session!: string;
}

export const sessionExample = { session: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" };

/** The rules of a file that waits for the committee, or why it does not. */
export const pendingOn = (was: Application, today: string, rules: SchemeDefinition | undefined) => {
  const state = onDay(was, today);
  if (!isPending(state)) return rejectDecision("NOT_BEFORE_THE_COMMITTEE");
  if (!rules) return reject("RULES_UNKNOWN");
  // On an appeal the first decision stands until there is another: silence has nothing to decide.
  const silence = state.phase === "admissible" ? silenceOn(state, rules, today) : undefined;
  return silence ? rejectDecision("SILENCE_HAS_DECIDED", { due: silence.due }) : { state };
};

interface Facts {
  readonly rules: SchemeDefinition | undefined;
  /** The session that it was put before has let it go, or never came to know of it. */
  readonly isLeft: boolean;
}

const isLeftBy = async (state: Application, world: World, id: string): Promise<boolean> => {
  const on = "judgement" in state ? state.judgement.session : undefined;
  return on === undefined || hasLeft(await world.fold(meeting, on), id);
};

/** A file is on one agenda at a time: its own stream says which. */
export const enterAgenda = command({
  type: "EnterAgenda",
  schema: 1,
  summary: "Notes on whose agenda a file is that waits for the committee's decision.",
  on: application,
  shape: SessionBody,
  example: sessionExample,
  gather: async (state: Application, _: SessionBody, world, id): Promise<Facts> => ({
    rules: await definitionFor(state, world),
    isLeft: await isLeftBy(state, world, id),
  }),
  decide: (was, { session }, { today }, { rules, isLeft }): Decision<ApplicationEvent> => {
    const pending = pendingOn(was, today, rules);
    if ("rejected" in pending) return pending;
    const { judgement } = pending.state;
    if (judgement.session === session) return accept();
    if (judgement.session !== undefined && !isLeft) return rejectDecision("ON_ANOTHER_AGENDA");
    return accept({ type: "ApplicationPutOnAgenda", session, putOn: today });
  },
  commandOf: (events) => ({ session: madeBy(events, "ApplicationPutOnAgenda").session }),
});

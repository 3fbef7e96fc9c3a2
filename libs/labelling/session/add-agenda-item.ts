import { IsIn, IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { awaitsDecision } from "./agenda-facts.js";
import type { SessionEvent } from "./events.js";
import { type Matter, matterKinds } from "./matter.js";
import { notConvened, reject } from "./rejections.js";
import { type Session, session } from "./session.js";

export class AddAgendaItemBody {
  @IsIn(matterKinds) readonly kind!: Matter["kind"];
  /** The application, label or proposal that is to be decided. */
  @IsUUID() readonly item!: string;
}

export const addAgendaItem = command({
  type: "AddAgendaItem",
  schema: 1,
  summary: "Puts a matter on the agenda of a session that is convened.",
  on: session,
  shape: AddAgendaItemBody,
  example: { kind: "application", item: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (state: Session, body: AddAgendaItemBody, world) => ({
    ready: await awaitsDecision(state, body, world),
  }),
  decide: (
    state,
    { kind, item },
    _,
    { ready }: { readonly ready: boolean },
  ): Decision<SessionEvent> => {
    if (state.phase !== "convened") return notConvened(state);
    if (state.items.some((one) => one.item === item)) return accept();
    return ready ? accept({ type: "AgendaItemAdded", kind, item }) : reject("MATTER_NOT_READY");
  },
  commandOf: (events) => {
    const { kind, item } = madeBy(events, "AgendaItemAdded");
    return { kind, item };
  },
});

import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { application, onDay } from "./application.js";
import type { ApplicationEvent } from "./events.js";
import { closed } from "./rejections.js";

export class SendMessageBody {
  @IsText(10_000) readonly text!: string;
}

export const sendMessage = command({
  type: "SendMessage",
  schema: 1,
  summary: "Writes to the other side, carrier or secretariat, on the file.",
  on: application,
  shape: SendMessageBody,
  personal: ["/text"],
  example: { text: "Bonjour, quand la vérification aura-t-elle lieu ?" },
  decide: (was, { text }, { today, actor, command: message }): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible":
      case "decided":
      case "appealed": {
        const side = actor.as === "carrier" ? "carrier" : "secretariat";
        return accept({ type: "MessageSent", message, side, text, sentOn: today });
      }
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
        return closed(state);
    }
  },
  commandOf: (events) => ({ text: madeBy(events, "MessageSent").text }),
});

import { process } from "#kernel/index.js";
import { addAgendaItem, AddAgendaItemBody } from "./add-agenda-item.js";
import { entering } from "./entering.js";
import { session } from "./session.js";

/** The matter's own stream is asked first. */
export const putOnAgenda = process({
  type: "PutOnAgenda",
  summary: "Puts an application, a label or a proposal on the agenda of a session.",
  on: session,
  shape: AddAgendaItemBody,
  example: addAgendaItem.example,
  steps: async (body, { self }) => [
    entering(body, self),
    { key: "add", command: addAgendaItem, id: self, body },
  ],
});

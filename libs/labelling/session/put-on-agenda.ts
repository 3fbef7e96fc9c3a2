import { process, type Step } from "#kernel/index.js";
import { enterAgenda } from "../application/enter-agenda.js";
import { releaseApplication } from "../application/release-application.js";
import { addAgendaItem, AddAgendaItemBody } from "./add-agenda-item.js";
import { isOfFile } from "./matter.js";
import { session } from "./session.js";

/** The file's own stream says on whose agenda it is, so it is asked first: two sessions meet there. */
export const putOnAgenda = process({
  type: "PutOnAgenda",
  summary: "Puts an application, a label or a proposal on the agenda of a session.",
  on: session,
  shape: AddAgendaItemBody,
  example: addAgendaItem.example,
  steps: async (body, { self }) => {
    const enter: Step = {
      command: enterAgenda,
      id: body.item,
      body: { session: self },
      back: [{ command: releaseApplication, id: body.item, body: { session: self } }],
    };
    return [
      ...(isOfFile(body.kind) ? [enter] : []),
      { key: "add", command: addAgendaItem, id: self, body },
    ];
  },
});

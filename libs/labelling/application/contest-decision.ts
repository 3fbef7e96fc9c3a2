import { process } from "#kernel/index.js";
import { closeApplication } from "../initiative/close-application.js";
import { reopenApplication } from "../initiative/reopen-application.js";
import { application } from "./application.js";
import { lodgeAppeal, LodgeAppealBody } from "./lodge-appeal.js";

/**
 * An appeal takes the initiative's live place again, so that nothing else is applied for meanwhile;
 * where it is then refused, the initiative is set free again.
 */
export const contestDecision = process({
  type: "ContestDecision",
  summary: "Asks the committee to look again at a refusal, or at conditions.",
  on: application,
  shape: LodgeAppealBody,
  example: lodgeAppeal.example,
  steps: async (body, { self }, world) => {
    const lodge = { command: lodgeAppeal, id: self, body, key: "lodge" };
    const file = await world.fold(application, self);
    // No other takes a place again; why not, its own stream says.
    if (file.phase !== "decided" || file.judgement.appealedOn !== undefined) return [lodge];
    const { initiative } = file.content;
    return [
      {
        command: reopenApplication,
        id: initiative,
        body: { application: self },
        key: "reopen",
        back: [
          {
            command: closeApplication,
            id: initiative,
            body: { application: self, outcome: "refused" },
          },
        ],
      },
      lodge,
    ];
  },
});

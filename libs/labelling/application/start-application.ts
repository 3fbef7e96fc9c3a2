import { process } from "#kernel/index.js";
import { closeApplication } from "../initiative/close-application.js";
import { openApplication } from "../initiative/open-application.js";
import { application } from "./application.js";
import { openDraft, OpenDraftBody } from "./open-draft.js";

/**
 * The initiative's stream holds its one live application, so of two that start at once for it, one
 * does. Where the draft is then refused, the initiative is set free again.
 */
export const startApplication = process({
  type: "StartApplication",
  summary: "Starts an application of an initiative for a label.",
  on: application,
  shape: OpenDraftBody,
  creates: true,
  example: openDraft.example,
  steps: async (body, { self }) => [
    {
      command: openApplication,
      id: body.initiative,
      body: { application: self },
      back: [
        {
          command: closeApplication,
          id: body.initiative,
          body: { application: self, outcome: "never-started" },
        },
      ],
    },
    { command: openDraft, id: self, body },
  ],
});

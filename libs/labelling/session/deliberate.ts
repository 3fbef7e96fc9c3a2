import { process, type Step } from "#kernel/index.js";
import { holdApplication } from "../application/hold-application.js";
import { takeUpLabel } from "../label/take-up-label.js";
import { adjournItem } from "./adjourn-item.js";
import { entering } from "./entering.js";
import { isOfFile, type Matter } from "./matter.js";
import { openDeliberation } from "./open-deliberation.js";
import { requestDeliberation, RequestDeliberationBody } from "./request-deliberation.js";
import { session } from "./session.js";

const holding = (matter: Matter, session: string): readonly Step[] => {
  const { kind, item } = matter;
  if (isOfFile(kind))
    return [{ key: "hold", command: holdApplication, id: item, body: { session } }];
  const entered = { ...entering(matter, session), key: "hold" };
  return kind === "proposal"
    ? [entered]
    : [entered, { key: "take-up", command: takeUpLabel, id: item, body: { session, kind } }];
};

/**
 * The file is held between the question and the ballots, a label is taken up: what is voted on is there
 * until the end. One that can no longer be held (withdrawn, or decided by silence) leaves its item
 * adjourned; so does a label that has ended or whose proposal was dropped, and whatever another session
 * has on its agenda.
 */
export const deliberate = process({
  type: "Deliberate",
  summary: "Puts a question on an item and opens the vote, with the file held meanwhile.",
  on: session,
  shape: RequestDeliberationBody,
  example: requestDeliberation.example,
  steps: async (body, { self }, world): Promise<readonly Step[]> => {
    const { item } = body;
    const state = await world.fold(session, self);
    // Also once the session is over: a repeat is answered by the same steps.
    const listed = "items" in state && state.items.find((one) => one.item === item);
    return [
      {
        command: requestDeliberation,
        id: self,
        body,
        back: [{ command: adjournItem, id: self, body: { item, reason: "put-off" } }],
      },
      ...(listed ? holding(listed, self) : []),
      { key: "open", command: openDeliberation, id: self, body: { item } },
    ];
  },
});

import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { Item } from "../session/item.js";
import { session as meeting } from "../session/session.js";
import { rejectDecision } from "./decision-rejections.js";
import { application } from "./application.js";
import { SessionBody, sessionExample } from "./enter-agenda.js";
import { type ApplicationEvent, type DecisionOutcome, decisionOutcomes } from "./events.js";
import { lastDecision } from "./judgement.js";
import { reject } from "./rejections.js";

interface Decided {
  readonly outcome: DecisionOutcome;
  readonly conditions: readonly string[];
  readonly decidedOn: string;
}

/** What a session has decided about a file, as its own stream tells. */
const decidedIn = (item: Item | undefined): Decided | undefined => {
  if (item?.stage.is !== "decided") return undefined;
  const { outcome, conditions, decidedOn } = item.stage;
  const known = decisionOutcomes.find((one) => one === outcome);
  return known && { outcome: known, conditions, decidedOn };
};

/**
 * The first decision stands: where silence, or another session, has decided before, this one is
 * refused and its item goes back to the chair.
 */
export const recordDecision = command({
  type: "RecordDecision",
  schema: 1,
  summary: "Records in the file what the session that holds it has decided.",
  on: application,
  shape: SessionBody,
  example: sessionExample,
  gather: async (_state, { session }: SessionBody, world, id): Promise<Decided | undefined> => {
    const state = await world.fold(meeting, session);
    return state.phase === "unknown"
      ? undefined
      : decidedIn(state.items.find(({ item }) => item === id));
  },
  decide: (state, { session }, _, decision): Decision<ApplicationEvent> => {
    if (!("judgement" in state) || !decision) return rejectDecision("NOT_BEFORE_THE_COMMITTEE");
    const { judgement } = state;
    const last = lastDecision(judgement);
    if (last && last.by !== "silence" && last.by.session === session) return accept();
    if (state.phase === "decided")
      return reject("APPLICATION_DECIDED", { decidedOn: last?.decidedOn ?? "" });
    if (!judgement.held || judgement.session !== session)
      return rejectDecision("ON_ANOTHER_AGENDA");
    return accept({ type: "DecisionRecorded", session, ...decision });
  },
  commandOf: (events) => ({ session: madeBy(events, "DecisionRecorded").session }),
});

import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";
import { countsOf, openBallots } from "./tally.js";

/** Open ballots are counted at once; secret ones by who can open them, and only now that they are frozen. */
export const closeBallots = command({
  type: "CloseBallots",
  schema: 1,
  summary: "Closes voting on an item; from then on no ballot is taken or changed.",
  on: session,
  shape: ItemBody,
  example: itemExample,
  decide: (state, { item }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    switch (found.stage.is) {
      case "listed":
      case "requested":
        return reject("BALLOTS_NOT_OPEN");
      case "deliberating":
        break;
      case "closed":
      case "tallied":
      case "decided":
      case "adjourned":
        return accept();
    }
    const closed = { type: "BallotsClosed", item } as const;
    if (state.terms.ballots === "secret") return accept(closed);
    const cast = openBallots(found.stage).map(({ choice }) => choice);
    const counts = countsOf(cast, found.stage.voters.length);
    return accept<SessionEvent>(closed, { type: "BallotsTallied", item, counts });
  },
  commandOf: (events) => ({ item: madeBy(events, "BallotsClosed").item }),
});

import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import type { Ballot } from "./item.js";
import { ItemBody, itemExample } from "./item-shape.js";
import { notOpen, reject } from "./rejections.js";
import { type Session, session } from "./session.js";
import { countsOf, openBallots } from "./tally.js";

/** Of two who have voted each reads the other's choice in the count; that of one, everybody does. */
const fewestInSecret = 3;

/** People, not seats: whoever holds a proxy casts two ballots, and knows both. */
const peopleIn = (ballots: readonly Ballot[]): number =>
  new Set(ballots.map(({ person }) => person)).size;

/** @param least how many people must have voted before a secret vote is closed */
export const closing =
  (least: number) =>
  (state: Session, { item }: ItemBody): Decision<SessionEvent> => {
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
    const { ballots, voters } = found.stage;
    const closed = { type: "BallotsClosed", item } as const;
    if (state.terms.ballots === "secret") {
      const people = peopleIn(ballots);
      return people < least ? reject("TOO_FEW_FOR_SECRECY", { people, least }) : accept(closed);
    }
    const cast = openBallots(found.stage).map(({ choice }) => choice);
    const counts = countsOf(cast, voters.length);
    return accept<SessionEvent>(closed, { type: "BallotsTallied", item, counts });
  };

/**
 * Open ballots are counted at once; secret ones by who can open them, and only now that they are
 * frozen. A secret vote in which too few took part stays open, or is adjourned.
 */
export const closeBallots = command({
  type: "CloseBallots",
  schema: 2,
  summary: "Closes voting on an item; from then on no ballot is taken or changed.",
  on: session,
  shape: ItemBody,
  example: itemExample,
  decide: closing(fewestInSecret),
  commandOf: (events) => ({ item: madeBy(events, "BallotsClosed").item }),
});

import { outcomeOf } from "#labelling/session/question.js";
import { sheetFor } from "#labelling/session/vote-sheet.js";
import type { Room } from "./room.js";

/** What the votes that are counted come to. */
const countedIn = ({ state, underWay }: Room, day: string) => {
  if (state.phase !== "open" || underWay?.stage.is !== "tallied") return undefined;
  const { stage } = underWay;
  const { result } = sheetFor(state, underWay, stage, day);
  const isTied = result === "tied" && state.terms.castingVote;
  const outcome =
    result === "no-quorum" || isTied
      ? undefined
      : outcomeOf(stage.question.ask, result, state.terms.tie);
  return { item: underWay.item, presiding: stage.presiding.person, result, isTied, outcome };
};

/** The day matters to no count, only to the sheet that is then recorded. */
export const counted = (room: Room) => countedIn(room, room.state.heldOn);

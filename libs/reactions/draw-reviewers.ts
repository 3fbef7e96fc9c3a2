import { type PersonId, unreachable } from "#kernel/index.js";
import { assignReviewer } from "#labelling/instruction/assign-reviewer.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { drawReviewers as draw } from "#labelling/rota/draw-reviewers.js";
import { endTurn } from "#labelling/rota/end-turn.js";
import { rota, type RotaEvent } from "#labelling/rota/rota.js";
import { takeTurn } from "#labelling/rota/take-turn.js";
import { reaction } from "./reaction.js";

/** Of an instruction: whose committee reviews, and whose reviews are awaited. */
type Remembered = { readonly scheme: string; readonly awaited: readonly PersonId[] };

const evolve = (
  state: Remembered | undefined,
  event: InstructionEvent | RotaEvent,
): Remembered | undefined => {
  if (event.type === "InstructionOpened") return { scheme: event.scheme, awaited: [] };
  if (!state) return undefined;
  if (event.type === "ReviewerAssigned")
    return { ...state, awaited: [...state.awaited, event.person] };
  return isEnd(event)
    ? { ...state, awaited: state.awaited.filter((one) => one !== event.person) }
    : state;
};

const ends = [
  "ReviewSubmitted",
  "ReviewerDeclined",
  "ReviewerReplaced",
  "InterestDeclared",
] as const;
type End = Extract<InstructionEvent, { readonly type: (typeof ends)[number] }>;

const isEnd = (event: InstructionEvent | RotaEvent): event is End =>
  ends.some((type) => type === event.type);

/**
 * A file lacks reviewers when it is opened, and whenever one goes: it is drawn for on the rota of its
 * scheme, and who was drawn is asked. The rota hears of every review that is awaited, and of its end.
 */
export const drawingReviewers = reaction<InstructionEvent | RotaEvent, Remembered>({
  name: "draw-reviewers",
  reads: [instruction, rota],
  evolve: (state, { event }) => evolve(state, event),
  react: ({ id, event }, before) => {
    if (event.type === "ReviewersDrawn")
      return event.people.map((person) => ({
        command: assignReviewer,
        to: event.instruction,
        body: { person },
      }));
    const state = evolve(before, event);
    if (!state) return [];
    const { scheme: to } = state;
    const drawn = { command: draw, to, body: { instruction: id } };
    const turn = (command: typeof takeTurn | typeof endTurn, person: PersonId) => ({
      command,
      to,
      body: { instruction: id, person },
    });
    switch (event.type) {
      case "InstructionOpened":
      case "InterestCleared":
        return [drawn];
      case "ReviewerAssigned":
        return event.by === "engine" ? [] : [turn(takeTurn, event.person)];
      case "ReviewSubmitted":
      case "ReviewerReplaced":
        return [turn(endTurn, event.person)];
      // Whoever was drawn may say so before they are asked: then nobody reviews in their place yet.
      case "ReviewerDeclined":
      case "InterestDeclared":
        return [turn(endTurn, event.person), drawn];
      case "InstructionClosed":
        return state.awaited.map((person) => turn(endTurn, person));
      case "InstructionReopened":
        return [...state.awaited.map((person) => turn(takeTurn, person)), drawn];
      case "ReviewAmended":
      case "NoteAdded":
      case "TurnTaken":
      case "TurnEnded":
        return [];
      default:
        return unreachable(event);
    }
  },
});

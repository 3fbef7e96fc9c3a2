import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { hasTurn, rota, type RotaEvent } from "./rota.js";
import { exampleTurn, TurnBody } from "./turn-shape.js";

export const endTurn = command({
  type: "EndTurn",
  schema: 1,
  summary: "Counts a review no more: it is here, or awaited of that person no longer.",
  on: rota,
  shape: TurnBody,
  example: exampleTurn,
  decide: (state, turn): Decision<RotaEvent> =>
    hasTurn(state, turn) ? accept({ type: "TurnEnded", ...turn }) : accept(),
  commandOf: (events) => {
    const { instruction, person } = madeBy(events, "TurnEnded");
    return { instruction, person };
  },
});

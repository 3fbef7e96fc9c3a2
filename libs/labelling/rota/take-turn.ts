import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { hasTurn, rota, type RotaEvent } from "./rota.js";
import { exampleTurn, TurnBody } from "./turn-shape.js";

export const takeTurn = command({
  type: "TakeTurn",
  schema: 1,
  summary: "Counts a review that somebody was asked for by other means than a draw.",
  on: rota,
  shape: TurnBody,
  example: exampleTurn,
  decide: (state, turn): Decision<RotaEvent> =>
    hasTurn(state, turn) ? accept() : accept({ type: "TurnTaken", ...turn }),
  commandOf: (events) => {
    const { instruction, person } = madeBy(events, "TurnTaken");
    return { instruction, person };
  },
});

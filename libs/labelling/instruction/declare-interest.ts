import { accept, command, type Decision, engine, madeBy } from "#kernel/index.js";
import type { InstructionEvent } from "./events.js";
import { instruction } from "./instruction.js";
import { declaredWith, InterestBody } from "./interest-shape.js";
import { notOpen, reject } from "./rejections.js";

/** Before or after one is asked for a review: it takes the review away that one may have written. */
export const declareInterest = command({
  type: "DeclareInterest",
  schema: 1,
  summary: "Says that one has an interest in a file, and takes no part in it.",
  on: instruction,
  shape: InterestBody,
  personal: ["/note"],
  example: { grounds: "other", note: "J’ai conseillé cette structure l’an dernier." },
  decide: (state, body, { today, actor }): Decision<InstructionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const person = actor.id;
    if (person === engine) return reject("INTEREST_OF_NOBODY");
    const isSaid = state.interests.some((one) => one.person === person && one.source === "member");
    if (isSaid) return accept();
    return accept({
      type: "InterestDeclared",
      person,
      source: "member",
      ...declaredWith(body),
      declaredOn: today,
    });
  },
  commandOf: (events) => declaredWith(madeBy(events, "InterestDeclared")),
});

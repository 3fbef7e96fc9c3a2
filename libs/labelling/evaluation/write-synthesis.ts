import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { evaluation, type EvaluationEvent } from "./evaluation.js";
import { inHand } from "./rejections.js";

export class WriteSynthesisBody {
  @IsText(20_000) readonly text!: string;
}

export const writeSynthesis = command({
  type: "WriteSynthesis",
  schema: 1,
  summary: "Says what the initiative was as a whole, in place of what was said before.",
  on: evaluation,
  shape: WriteSynthesisBody,
  personal: ["/text"],
  example: { text: "Prise dans son ensemble, l’action a rapproché l’école et l’entreprise." },
  decide: (was, { text }, { today, actor }): Decision<EvaluationEvent> => {
    const state = inHand(was, actor);
    if ("rejected" in state) return state;
    return accept({ type: "SynthesisWritten", text, writtenOn: today });
  },
  commandOf: (events) => ({ text: madeBy(events, "SynthesisWritten").text }),
});

import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import type { LabelEvent } from "./events.js";
import { hasEnded, label, onDay } from "./label.js";
import { notLive, reject } from "./rejections.js";

export class AnswerRevocationBody {
  @IsText(20_000) readonly text!: string;
}

/** More than once, and late, as long as nothing is decided: it costs nothing to read it. */
export const answerRevocation = command({
  type: "AnswerRevocation",
  schema: 1,
  summary: "Gives the holder’s answer to a proposal to revoke the label.",
  on: label,
  shape: AnswerRevocationBody,
  personal: ["/text"],
  example: { text: "La marque figure de nouveau sur nos supports." },
  decide: (was, { text }, { today }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted" || hasEnded(state)) return notLive(state);
    if (!state.held.proposal) return reject("REVOCATION_NOT_PROPOSED");
    return accept({ type: "HolderAnswered", text, answeredOn: today });
  },
  commandOf: (events) => ({ text: madeBy(events, "HolderAnswered").text }),
});

import { ArrayMaxSize, IsArray, IsString, MaxLength } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { isBlank } from "../text/blank.js";
import { MayBeAbsent } from "../text/may-be.js";
import { application, type Application } from "./application.js";
import { areTooLarge, faultsOf } from "./answers.js";
import { AreTexts, AreValues } from "./answers-shape.js";
import { definitionFor } from "./definition-for.js";
import type { Content } from "./content.js";
import type { Values } from "./events.js";
import { alreadyReceived, closed, reject } from "./rejections.js";
import { isSame } from "./same.js";

/** Answers that are not named stay as they are. */
export class EditDraftBody {
  @MayBeAbsent() @AreTexts() readonly texts?: Readonly<Record<string, string>>;
  @MayBeAbsent() @AreValues() readonly values?: Values;
  /** Ids of answers to take away; a blank text takes its answer away too. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  readonly clear?: readonly string[];
}

/** Only what changes something; whether a text is new cannot be told, since it is sealed. */
const changed = (content: Content, { texts = {}, values = {}, clear = [] }: EditDraftBody) => {
  const written = Object.entries(texts).filter(([, text]) => !isBlank(text));
  const given = Object.entries(values).filter(([id, value]) => !isSame(value, content.values[id]));
  const kept = new Set([...written.map(([id]) => id), ...Object.keys(values)]);
  const emptied = [...clear, ...Object.keys(texts)].filter((id) => !kept.has(id));
  const isThere = (id: string) => content.answered.includes(id) || id in content.values;
  return {
    texts: Object.fromEntries(written),
    values: Object.fromEntries(given),
    cleared: [...new Set(emptied)].filter(isThere),
  };
};

export const editDraft = command({
  type: "EditDraft",
  schema: 1,
  summary: "Answers questions and charter articles of a draft, or takes answers away.",
  on: application,
  shape: EditDraftBody,
  personal: ["/texts/*"],
  example: {
    texts: { article1: "Un référent suit le volet social et environnemental." },
    values: { themes: ["innovation"] },
    clear: ["endsOn"],
  },
  gather: (state: Application, _: EditDraftBody, world) => definitionFor(state, world),
  decide: (state, body, _, definition) => {
    switch (state.phase) {
      case "draft": {
        if (!definition) return reject("RULES_UNKNOWN");
        const { texts = {}, values = {} } = body;
        const faults = faultsOf(definition, { texts, values });
        if (faults.length > 0) return reject("ANSWERS_REFUSED", { count: faults.length }, faults);
        if (areTooLarge({ ...state.content.values, ...values })) return reject("ANSWERS_TOO_LARGE");
        const edit = changed(state.content, body);
        const touched = [edit.texts, edit.values, edit.cleared].flatMap(Object.keys);
        return touched.length === 0 ? accept() : accept({ type: "DraftEdited", ...edit });
      }
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible":
        return alreadyReceived(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => {
    const { texts, values, cleared } = madeBy(events, "DraftEdited");
    return { texts, values, clear: cleared };
  },
});

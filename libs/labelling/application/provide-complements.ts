import { accept, command, madeBy, pointerTo, type Decision } from "#kernel/index.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { isBlank } from "../text/blank.js";
import { MayBeAbsent } from "../text/may-be.js";
import { areTooLarge, faultsOf, type Answers } from "./answers.js";
import { AreTexts, AreValues } from "./answers-shape.js";
import { application, onDay, type Application } from "./application.js";
import { definitionFor } from "./definition-for.js";
import type { ApplicationEvent, Values } from "./events.js";
import { answerPath } from "./pieces.js";
import { provision } from "./provision.js";
import { admissibilityDeclared, closed, reject } from "./rejections.js";

/** Answers to what was asked for, all at once or some now and some later. */
export class ProvideComplementsBody {
  @MayBeAbsent() @AreTexts() readonly texts?: Readonly<Record<string, string>>;
  @MayBeAbsent() @AreValues() readonly values?: Values;
}

const faults = (definition: SchemeDefinition, answers: Answers) => [
  ...faultsOf(definition, answers),
  ...Object.entries(answers.texts)
    .filter(([, text]) => isBlank(text))
    .map(([id]) => ({ pointer: pointerTo("texts", id), code: "ANSWER_BLANK", about: {} }) as const),
];

export const provideComplements = command({
  type: "ProvideComplements",
  schema: 1,
  summary:
    "Answers what complements were requested for; documents and the signature come by their own commands.",
  on: application,
  shape: ProvideComplementsBody,
  personal: ["/texts/*"],
  example: { texts: { article3: "Les impressions et les déplacements sont comptés." } },
  gather: (state: Application, _: ProvideComplementsBody, world) => definitionFor(state, world),
  decide: (was, { texts = {}, values = {} }, { today }, definition): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "awaiting-complements": {
        if (!definition) return reject("RULES_UNKNOWN");
        const wrong = faults(definition, { texts, values });
        if (wrong.length > 0) return reject("ANSWERS_REFUSED", { count: wrong.length }, wrong);
        if (areTooLarge({ ...state.content.values, ...values })) return reject("ANSWERS_TOO_LARGE");
        const ids = [...Object.keys(texts), ...Object.keys(values)];
        const provided = ids.map((id) => answerPath(definition, id)).sort();
        const awaited = new Set(state.filing.deadlines.awaited.map(({ path }) => path));
        const others = provided.filter((path) => !awaited.has(path));
        if (others.length > 0) return reject("NOT_ASKED_FOR", { paths: others });
        if (provided.length === 0) return reject("NOTHING_PROVIDED");
        const event: ApplicationEvent = {
          type: "ComplementsProvided",
          texts,
          values,
          provided,
          providedOn: today,
        };
        return accept(...provision(state, event, today));
      }
      case "received":
      case "checked":
        return reject("NO_COMPLEMENTS_AWAITED");
      case "admissible":
        return admissibilityDeclared(state);
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
    const { texts, values } = madeBy(events, "ComplementsProvided");
    return { texts, values };
  },
});

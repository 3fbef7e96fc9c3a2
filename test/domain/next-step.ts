import { type Application, hasEnded } from "#labelling/application/application.js";
import {
  type Ask,
  carrier,
  engine,
  initiativeOf,
  plan,
  scheme,
  secretariat,
  secretWord,
  whole,
} from "./cast.js";

/** What somebody who knew the file would do now: chance alone hardly ever gets a file anywhere. */
export const nextSteps = (id: string, state: Application): readonly Ask[] => {
  const ask = (by: Ask["by"], type: string, body: object = {}): Ask => ({ type, id, by, body });
  switch (state.phase) {
    case "not-started":
      return [ask(carrier, "StartApplication", { initiative: initiativeOf(id), scheme })];
    case "draft":
      return [
        ask(carrier, "EditDraft", whole),
        ask(carrier, "AttachDocument", plan("01")),
        ask(carrier, "SubmitApplication"),
        ask(secretariat, "ReceiveApplication"),
      ];
    case "received":
      return [ask(engine, "CheckApplication")];
    case "checked": {
      const items = state.check.missing.map((path) => ({ path, nature: "incomplete" }));
      if (items.length > 0) return [ask(secretariat, "RequestComplements", { items })];
      const { schemeVersion } = state.filing.rules;
      const move = { version: schemeVersion + 1, reason: secretWord };
      return [
        ask(secretariat, "DeclareAdmissible", { motives: secretWord }),
        ask(secretariat, "MoveToSchemeVersion", move),
      ];
    }
    case "awaiting-complements":
      return [
        ask(engine, "LapseApplication"),
        ...state.filing.deadlines.awaited.map(({ path }) => provided(path, ask)),
      ];
    case "admissible":
      // What happens to it next is for a session to ask.
      return [];
    case "decided":
      return [
        ask(secretariat, "NotifyDecision", {
          means: "letter",
          notifiedOn: state.judgement.decisions.at(-1)?.decidedOn,
          proof: secretWord,
        }),
        ask(carrier, "ContestDecision", { contested: secretWord }),
      ];
    case "appealed":
      return [];
    case "inadmissible":
    case "withdrawn":
    case "lapsed":
      return ended(id, state);
  }
};

const provided = (path: string, ask: (by: Ask["by"], type: string, body?: object) => Ask): Ask => {
  const [group = "", name = ""] = path.split(".");
  if (group === "signatory") return ask(carrier, "SignApplication");
  if (group === "documents") return ask(carrier, "AttachDocument", plan("02"));
  const answers =
    group === "answers" ? { values: { [name]: 7 } } : { texts: { [name]: secretWord } };
  return ask(carrier, "ProvideComplements", answers);
};

/** Stands for the reaction to a file's end, if it has come to one. */
export const ended = (id: string, state: Application): readonly Ask[] =>
  hasEnded(state)
    ? [
        {
          type: "CloseApplication",
          id: state.content.initiative,
          by: engine,
          body: { application: id, outcome: state.phase },
        },
      ]
    : [];

import type { ApplicationEvent } from "#labelling/application/events.js";
import type { Happened } from "#projections/stream-told.js";
import { outcomes } from "../codes-in-words.js";
import type { Because } from "./because.js";
import { rulesAfter, whyChecked } from "./of-check.js";
import { whyDue } from "./of-due.js";
import { whyVoted } from "./of-vote.js";
import { before, happened, lastOf, type Seen } from "./seen.js";

type Decided = Extract<
  ApplicationEvent,
  { readonly type: "DecisionRecorded" | "DecisionDeemed" | "ApplicationDeclaredInadmissible" }
>;

/** Why a file stands as it was last decided: by a session, by silence, or before any session. */
export const whyDecided = (seen: Seen, file: string, upTo = seen.file): Because | undefined => {
  const decided = lastOf(
    upTo,
    "DecisionRecorded",
    "DecisionDeemed",
    "ApplicationDeclaredInadmissible",
  );
  if (!decided) return undefined;
  const { event } = decided;
  return happened(seen, decided, {
    text: textOf(seen, event),
    from: [...causesOf(seen, event, file), ...wayThere(seen, decided)],
  });
};

const causesOf = (seen: Seen, event: Decided, file: string): readonly Because[] => {
  if (event.type === "ApplicationDeclaredInadmissible") return [];
  if (event.type === "DecisionDeemed") {
    const due = whyDue(seen, "decision");
    return [...(due ? [due] : []), silenceIn(seen, event)];
  }
  const session = seen.sessions.get(event.session);
  const vote = session && whyVoted(seen, session, file);
  return vote ? [vote] : [];
};

/** How the file came to be decided on: its agenda, its admissibility, its check. */
const wayThere = (seen: Seen, decided: Happened<Decided>): readonly Because[] => {
  const sofar = before(seen.file, decided);
  const check = whyChecked(seen, sofar);
  const checked = check ? [check] : [];
  const admitted = lastOf(sofar, "ApplicationDeclaredAdmissible");
  const admissible = admitted ? [happened(seen, admitted, { from: checked })] : checked;
  const appealed = lastOf(sofar, "AppealLodged");
  const earlier = lastOf(sofar, "DecisionRecorded", "DecisionDeemed");
  const contested = earlier ? [happened(seen, earlier, { text: textOf(seen, earlier.event) })] : [];
  const appeal = appealed ? [happened(seen, appealed, { from: contested })] : [];
  const entered =
    decided.event.type === "DecisionRecorded" ? lastOf(sofar, "ApplicationPutOnAgenda") : undefined;
  return entered
    ? [happened(seen, entered, { from: [...appeal, ...admissible] })]
    : [...appeal, ...admissible];
};

const silenceIn = (
  seen: Seen,
  { outcome }: Extract<Decided, { readonly type: "DecisionDeemed" }>,
): Because => {
  const rules = rulesAfter(seen.file);
  return {
    key: "rule SILENCE",
    node: {
      is: "rule",
      code: "SILENCE",
      scheme: seen.scheme,
      schemeVersion: rules?.schemeVersion ?? 1,
      text: seen.say(words.silence, { outcome: seen.say(outcomes[outcome]) }),
    },
    from: [],
  };
};

const textOf = (seen: Seen, event: Decided): string => {
  if (event.type === "ApplicationDeclaredInadmissible")
    return seen.say(words.inadmissible, { on: event.declaredOn });
  const outcome = seen.say(outcomes[event.outcome]);
  return event.type === "DecisionDeemed"
    ? seen.say(words.deemed, { on: event.effectiveOn, outcome })
    : seen.say(words.recorded, { on: event.decidedOn, outcome });
};

const words = {
  recorded: {
    fr: "Le comité a décidé le {on} : {outcome}.",
    en: "The committee decided on {on}: {outcome}.",
  },
  deemed: {
    fr: "Le silence gardé jusqu’au {on} a décidé : {outcome}.",
    en: "Silence kept until {on} has decided: {outcome}.",
  },
  inadmissible: {
    fr: "Le dossier est déclaré irrecevable le {on}.",
    en: "The file is declared inadmissible on {on}.",
  },
  silence: {
    fr: "Dans ce dispositif, le silence gardé pendant tout le délai vaut : {outcome}.",
    en: "In this scheme, silence kept for all of the delay amounts to: {outcome}.",
  },
} as const;

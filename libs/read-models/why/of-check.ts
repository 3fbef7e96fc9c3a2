import type { ApplicationEvent, Rules } from "#labelling/application/events.js";
import { ruleCompiler } from "#labelling/eligibility/rule.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { Happened } from "#projections/stream-told.js";
import { eligibilities } from "../codes-in-words.js";
import type { Because } from "./because.js";
import { before, happened, lastOf, type Seen } from "./seen.js";

type Checked = Happened<Extract<ApplicationEvent, { readonly type: "ApplicationChecked" }>>;

/** Why the last check came out as it did: each rule with the answers that it reads, and what is missing. */
export const whyChecked = (seen: Seen, upTo = seen.file): Because | undefined => {
  const check = lastOf(upTo, "ApplicationChecked");
  if (!check) return undefined;
  const { event } = check;
  const definition = seen.definitions.get(event.definition);
  const received = lastOf(before(seen.file, check), "ApplicationReceived");
  const { piece } = seen.wording(definition);
  const text = seen.say(words.checked, {
    on: event.checkedOn,
    eligibility: seen.say(eligibilities[event.eligibility]),
  });
  return happened(seen, check, {
    text,
    from: [
      ...event.rules.map((one) => ruleIn(seen, check, one, definition)),
      ...event.missing.map((path) => ({
        key: `missing ${path} ${check.envelope.version}`,
        node: {
          is: "fact" as const,
          code: "MISSING",
          text: seen.say(words.missing, { piece: piece(path) }),
        },
        from: [],
      })),
      ...(received ? [happened(seen, received)] : []),
    ],
  });
};

type Outcome = Checked["event"]["rules"][number];

const ruleIn = (
  seen: Seen,
  check: Checked,
  { code, outcome }: Outcome,
  definition: SchemeDefinition | undefined,
): Because => {
  const { schemeVersion } = check.event;
  const rule = definition?.eligibility.find((one) => one.code === code);
  return {
    key: `rule ${code} ${check.envelope.version}`,
    node: {
      is: "rule",
      code,
      scheme: seen.scheme,
      schemeVersion,
      ...(rule && { expression: rule.when }),
      text:
        outcome === "not-satisfied" && rule
          ? seen.say(words.unmet, { code, message: seen.say(rule.message) })
          : seen.say(words[outcome], { code }),
    },
    from: rule && definition ? answersRead(seen, check, rule.when, definition) : [],
  };
};

/** The answers that a rule looks at, each with the event that gave it last. */
const answersRead = (
  seen: Seen,
  check: Checked,
  when: string,
  definition: SchemeDefinition,
): readonly Because[] => {
  const compiled = ruleCompiler(definition.questions)(when);
  if (!("rule" in compiled)) return [];
  const { asked, answer } = seen.wording(definition);
  return [...compiled.rule.reads].sort().flatMap((question) => {
    const value = check.event.facts.values[question];
    if (value === undefined) return [];
    const given = before(seen.file, check).findLast(({ event }) => gives(event, question));
    const about = { question: asked(question), answer: answer(question, value) };
    return {
      key: `answer ${question} ${check.envelope.version}`,
      node: { is: "fact", code: "ANSWER", text: seen.say(words.answer, about) },
      from: given ? [happened(seen, given)] : [],
    };
  });
};

const gives = (event: ApplicationEvent, question: string): boolean =>
  (event.type === "DraftEdited" || event.type === "ComplementsProvided") &&
  Object.hasOwn(event.values, question);

/** The version of the rules that a file is under after some of its events. */
export const rulesAfter = (events: Seen["file"]): Rules | undefined =>
  lastOf(events, "ApplicationReceived", "ApplicationMoved")?.event;

const words = {
  checked: {
    fr: "Le dossier, vérifié le {on} : {eligibility}.",
    en: "The file, checked on {on}: {eligibility}.",
  },
  satisfied: { fr: "Règle {code} : respectée.", en: "Rule {code}: satisfied." },
  "not-satisfied": { fr: "Règle {code} : non respectée.", en: "Rule {code}: not satisfied." },
  unmet: {
    fr: "Règle {code} : non respectée. {message}",
    en: "Rule {code}: not satisfied. {message}",
  },
  error: {
    fr: "Règle {code} : à examiner par quelqu’un, elle n’a pas pu être évaluée.",
    en: "Rule {code}: for a person to examine, it could not be evaluated.",
  },
  missing: { fr: "Il manque : {piece}.", en: "Missing: {piece}." },
  answer: { fr: "{question} : {answer}", en: "{question}: {answer}" },
} as const;

import { outcomes } from "#read-models/codes-in-words.js";
import type { FileDetail, TimelineEntry } from "#read-models/file/show-file.js";
import { timelineSentences } from "#read-models/file/timeline-sentences.js";
import type { Cli } from "./cli.js";
import { printable } from "./table.js";

type Told = Pick<FileDetail, "phase" | "decisions" | "timeline">;
type Decision = FileDetail["decisions"][number];

/** A decision, or what was done about it. */
type Step = Decision | Pick<TimelineEntry, "code" | "about">;

const isDecision = (step: Step): step is Decision => "outcome" in step;

/** An adjournment settles nothing: what it came after holds until the next. */
const settles = (step: Step): step is Decision => isDecision(step) && step.outcome !== "adjourned";

/** Decision after decision, each with what was said against it and what came of that. */
export const decisionLines = (cli: Cli, file: Told): readonly string[] => {
  const steps = stepsOf(file);
  return steps.flatMap((step, nth) => {
    const next = steps.slice(nth + 1).find(settles);
    if (isDecision(step)) return linesOf(cli, step, next);
    const { code, about } = step;
    const said = cli.say(timelineSentences[code], about);
    const after = code === "AppealLodged" ? cameTo(cli, file, next) : [];
    return [`  ${printable([said, ...after].join(" "))}`];
  });
};

const decided: readonly TimelineEntry["code"][] = ["DecisionRecorded", "DecisionDeemed"];
const aboutOne: readonly TimelineEntry["code"][] = [
  "DecisionNotified",
  "NotificationFailed",
  "DecisionCorrected",
  "AppealLodged",
];

/** The history of a file says in which order they came; each decision says for itself what it was. */
const stepsOf = ({ decisions, timeline }: Told): readonly Step[] => {
  const coming = decisions.values();
  return timeline.flatMap(({ code, about }): readonly Step[] => {
    if (aboutOne.includes(code)) return [{ code, about }];
    const decision = decided.includes(code) ? coming.next().value : undefined;
    return decision ? [decision] : [];
  });
};

const linesOf = (cli: Cli, decision: Decision, next: Decision | undefined): readonly string[] => {
  const { decidedOn: on, session, motives, conditions } = decision;
  const about = { on: on ?? "", outcome: outcomeInWords(cli, decision), by: byWhom(cli, session) };
  const over = { next: next?.decidedOn ?? "" };
  return [
    cli.say(words.decision, about) + (next ? cli.say(words.superseded, over) : ""),
    ...(motives === null ? [] : [cli.say(words.motives, { motives })]),
    ...conditions.map((one) => cli.say(words.condition, { ...one })),
  ].map((line, nth) => printable(nth === 0 ? line : `  ${line}`));
};

/** Which session decided, or that silence did. */
export const byWhom = (cli: Cli, session: string | null): string =>
  session === null ? cli.say(words.silence) : cli.say(words.session, { session });

/** Nothing, where the file has ended otherwise. */
const cameTo = (cli: Cli, { phase }: Told, next: Decision | undefined): readonly string[] => {
  if (!next) return phase === "appealed" ? [cli.say(words.pending)] : [];
  return [cli.say(words.settled, { on: next.decidedOn ?? "", outcome: outcomeInWords(cli, next) })];
};

export const outcomeInWords = (cli: Cli, { outcome }: Pick<Decision, "outcome">): string =>
  outcome === null ? "" : cli.say(outcomes[outcome]);

const words = {
  decision: { fr: "{on}  {outcome}, {by}", en: "{on}  {outcome}, {by}" },
  session: { fr: "par la séance {session}", en: "by the session {session}" },
  silence: { fr: "par le silence gardé jusqu’à ce jour", en: "by silence kept until that day" },
  superseded: {
    fr: " ; remplacé par la décision du {next}",
    en: "; superseded by the decision of {next}",
  },
  motives: { fr: "Motifs : {motives}", en: "Motives: {motives}" },
  condition: {
    fr: "À remplir avant la fin du {dueOn} : {text}",
    en: "To be met by {dueOn}: {text}",
  },
  settled: { fr: "Suite donnée le {on} : {outcome}.", en: "What came of it, on {on}: {outcome}." },
  pending: { fr: "Le comité n’a pas encore tranché.", en: "The committee has yet to settle it." },
} as const;

import { dayAfter, delayBefore } from "#labelling/calendar/delay.js";
import type { LabelEvent, Period } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import { reportDays } from "#labelling/label/report-days.js";
import { renewalOpens } from "#labelling/label/term.js";
import type { LabelTerms } from "#labelling/scheme/definition.js";
import type { TemplateCode } from "#mails/templates/index.js";
import type { Told } from "#projections/told.js";
import type { Message } from "./reaction.js";
import { reaction } from "./reaction.js";
import { reminders } from "./reminders.js";
import { mailAbout } from "./send-mail.js";

type Terms = Pick<LabelTerms, "renewalOpens" | "reportEvery">;
type Remembered = { readonly terms: Terms };

const letters: Readonly<Partial<Record<LabelEvent["type"], TemplateCode>>> = {
  ConditionMet: "condition-met",
  ConditionMissed: "condition-missed",
  LabelSuspended: "suspended",
  LabelReinstated: "reinstated",
  RevocationProposed: "revocation-proposed",
  RevocationDropped: "revocation-dropped",
  LabelRevoked: "revoked",
  RenewalRefused: "renewal-refused",
  RevocationRefused: "revocation-refused",
  DecisionAdjourned: "decision-adjourned",
  LabelExpired: "expired",
  LabelSurrendered: "surrendered",
};

/** What is to be remembered of a term while it lasts; each is looked at anew on its day. */
const ofTerm = (told: Told<LabelEvent>, term: Period, terms: Terms): readonly Message[] => {
  const within = (day: string) => (day <= term.from ? dayAfter(term.from) : day);
  const reminder = (template: "expiry-near" | "report-due", dueOn: string) =>
    mailAbout(told, template, { dueOn, from: within(delayBefore(dueOn, reminders[template])) });
  const { until: dueOn } = term;
  return [
    mailAbout(told, "renewal-open", { dueOn, from: within(renewalOpens(terms, term)) }),
    reminder("expiry-near", dueOn),
    ...reportDays(term, terms).map((day) => reminder("report-due", day)),
  ];
};

/** Each step in the life of a label is told to who holds it, and what they are to do, in time. */
export const notifyHolders = reaction<LabelEvent, Remembered>({
  name: "notify-holders",
  reads: [label],
  evolve: (state, { event }) => {
    if (event.type !== "LabelGranted") return state;
    const { renewalOpens, reportEvery } = event.terms;
    return { terms: { renewalOpens, ...(reportEvery && { reportEvery }) } };
  },
  react: (told, state) => {
    const { event } = told;
    if (event.type === "LabelGranted") {
      const conditions = event.conditions.map(({ condition, dueOn }) => {
        const day = delayBefore(dueOn, reminders["condition-reminder"]);
        const from = day <= event.grantedOn ? dayAfter(event.grantedOn) : day;
        return mailAbout(told, "condition-reminder", { condition, dueOn, from });
      });
      return [mailAbout(told, "label-granted"), ...conditions, ...ofTerm(told, event, event.terms)];
    }
    if (event.type === "LabelRenewed")
      return [mailAbout(told, "renewed"), ...(state ? ofTerm(told, event, state.terms) : [])];
    // A renewal is asked for by its holder; a revocation comes upon them.
    if (event.type === "LabelPutOnAgenda")
      return event.kind === "revocation" ? [mailAbout(told, "revocation-on-agenda")] : [];
    const letter = letters[event.type];
    if (letter === undefined) return [];
    return [
      "condition" in event
        ? mailAbout(told, letter, { condition: event.condition })
        : mailAbout(told, letter),
    ];
  },
});

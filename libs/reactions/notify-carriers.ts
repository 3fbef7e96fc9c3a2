import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { delayBefore } from "#labelling/calendar/delay.js";
import type { TemplateCode } from "#mails/templates/index.js";
import { reaction } from "./reaction.js";
import { reminders } from "./reminders.js";
import { mailAbout } from "./send-mail.js";

const letters: Readonly<Partial<Record<ApplicationEvent["type"], TemplateCode>>> = {
  ApplicationReceived: "received",
  ComplementsRequested: "complements-requested",
  ComplementsMet: "complements-received",
  ApplicationDeclaredAdmissible: "admissible",
  ApplicationDeclaredInadmissible: "inadmissible",
  ApplicationWithdrawn: "withdrawn",
  ApplicationLapsed: "lapsed",
  DecisionRecorded: "decision",
  DecisionDeemed: "decision-deemed",
  DecisionCorrected: "decision-corrected",
  AppealLodged: "appeal-received",
};

/** Each step of a file is told to who carries it, and what is awaited of them once more in time. */
export const notifyCarriers = reaction<ApplicationEvent>({
  name: "notify-carriers",
  reads: [application],
  react: (told) => {
    const { event } = told;
    if (event.type === "MessageSent")
      return event.side === "secretariat" ? [mailAbout(told, "message")] : [];
    const letter = letters[event.type];
    if (letter === undefined) return [];
    if (event.type !== "ComplementsRequested") return [mailAbout(told, letter)];
    const { requestedOn, dueOn } = event;
    const from = delayBefore(dueOn, reminders["complements-reminder"]);
    return [
      mailAbout(told, letter),
      ...(requestedOn < from ? [mailAbout(told, "complements-reminder", { dueOn, from })] : []),
    ];
  },
});

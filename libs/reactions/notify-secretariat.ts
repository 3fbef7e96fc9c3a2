import type { PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { dayAfter } from "#labelling/calendar/delay.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import type { TemplateCode } from "#mails/templates/index.js";
import { reaction } from "./reaction.js";
import { mailAbout } from "./send-mail.js";

type Event = ApplicationEvent | InstructionEvent | LabelEvent;
/** Whose review of a file is awaited. */
type Remembered = { readonly asked: readonly PersonId[] };

const letters: Readonly<Partial<Record<Event["type"], TemplateCode>>> = {
  ApplicationReceived: "file-submitted",
  AppealLodged: "appeal-lodged",
  NotificationFailed: "notification-failed",
  HolderAnswered: "holder-answered",
  HolderNotReached: "holder-not-reached",
};

/** The day on which a review came to be wanted. Somebody may be asked meanwhile: that is seen later. */
const missingSince = (event: Event, state: Remembered | undefined): string | undefined => {
  if (event.type === "InstructionOpened") return event.openedOn;
  if (event.type === "ReviewerDeclined") return event.declinedOn;
  return event.type === "InterestDeclared" && state?.asked.includes(event.person)
    ? event.declaredOn
    : undefined;
};

/** What somebody of the secretariat is to take up: they are told at once, or when a day has gone by. */
export const notifySecretariat = reaction<Event, Remembered>({
  name: "notify-secretariat",
  reads: [application, instruction, label],
  evolve: (state, { event }) => {
    if (event.type === "ReviewerAssigned")
      return { asked: [...(state?.asked ?? []), event.person] };
    if (event.type === "ReviewerDeclined" || event.type === "InterestDeclared")
      return state && { asked: state.asked.filter((one) => one !== event.person) };
    return event.type === "InstructionClosed" ? undefined : state;
  },
  react: (told, state) => {
    const { event } = told;
    if (event.type === "MessageSent")
      return event.side === "carrier" ? [mailAbout(told, "message-from-carrier")] : [];
    const letter = letters[event.type];
    if (letter !== undefined) return [mailAbout(told, letter)];
    const since = missingSince(event, state);
    return [
      ...(event.type === "InterestDeclared" && event.source === "colleague"
        ? [mailAbout(told, "interest-to-settle")]
        : []),
      ...(since === undefined
        ? []
        : [mailAbout(told, "nobody-to-review", { from: dayAfter(since) })]),
    ];
  },
});

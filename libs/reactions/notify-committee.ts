import { dayAfter, delayBefore } from "#labelling/calendar/delay.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { instruction } from "#labelling/instruction/instruction.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { session } from "#labelling/session/session.js";
import { reaction } from "./reaction.js";
import { reminders } from "./reminders.js";
import { mailAbout } from "./send-mail.js";

const notBefore = (day: string, first: string) => (day < first ? first : day);

/**
 * Who is asked for a review, and who is to sit, are told; again before the day, and once it is past.
 * So is whoever others say has an interest, since it keeps them away unheard.
 */
export const notifyCommittee = reaction<InstructionEvent | SessionEvent>({
  name: "notify-committee",
  reads: [instruction, session],
  react: (told) => {
    const { event } = told;
    if (event.type === "ReviewerAssigned") {
      const { person, assignedOn, dueOn } = event;
      const from = delayBefore(dueOn, reminders["review-reminder"]);
      return [
        mailAbout(told, "review-asked", { person }),
        ...(assignedOn < from ? [mailAbout(told, "review-reminder", { person, dueOn, from })] : []),
        mailAbout(told, "review-late", { person, dueOn, from: dayAfter(dueOn) }),
      ];
    }
    if (event.type === "InterestDeclared")
      // What one said oneself, and what follows from one's own seat or rights, is no news.
      return event.source === "colleague"
        ? [mailAbout(told, "interest-reported", { person: event.person })]
        : [];
    if (event.type === "InterestCleared")
      return [mailAbout(told, "interest-cleared", { person: event.person })];
    if (event.type === "SessionConvened") {
      const { heldOn, convenedOn } = event;
      // What is to be decided is put on the agenda after the notice.
      const from = notBefore(
        delayBefore(heldOn, reminders["session-agenda"]),
        dayAfter(convenedOn),
      );
      return [
        mailAbout(told, "session-convened"),
        ...(from <= heldOn ? [mailAbout(told, "session-agenda", { from })] : []),
      ];
    }
    return event.type === "SessionAdjourned" ? [mailAbout(told, "session-adjourned")] : [];
  },
});

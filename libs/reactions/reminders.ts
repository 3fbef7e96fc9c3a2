import type { Delay } from "#labelling/calendar/delay.js";
import type { TemplateCode } from "#mails/templates/index.js";

/** How long before the day that it is about a letter reminds of it. */
export const reminders = {
  "complements-reminder": { count: 7, unit: "days" },
  "review-reminder": { count: 3, unit: "days" },
  "session-agenda": { count: 5, unit: "days" },
  "condition-reminder": { count: 30, unit: "days" },
  "expiry-near": { count: 30, unit: "days" },
  "report-due": { count: 1, unit: "months" },
} as const satisfies Readonly<Partial<Record<TemplateCode, Delay>>>;

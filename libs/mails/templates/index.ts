import type { Template } from "../letter.js";
import { committeeTemplates } from "./committee.js";
import { decisionTemplates } from "./decisions.js";
import { fileTemplates } from "./files.js";
import { intakeTemplates } from "./intake.js";
import { labelDayTemplates } from "./label-days.js";
import { labelDecisionTemplates } from "./label-decisions.js";
import { labelTemplates } from "./labels.js";
import { secretariatTemplates } from "./secretariat.js";
import { webhookTemplates } from "./webhooks.js";

const table = {
  ...intakeTemplates,
  ...fileTemplates,
  ...decisionTemplates,
  ...labelTemplates,
  ...labelDecisionTemplates,
  ...labelDayTemplates,
  ...committeeTemplates,
  ...secretariatTemplates,
  ...webhookTemplates,
} as const;

export type TemplateCode = keyof typeof table;

/** Every letter by its code, which stands in the outbox. A new one is an entry of its room's table. */
export const templates: Readonly<Record<TemplateCode, Template>> = table;

export const isTemplateCode = (code: unknown): code is TemplateCode =>
  typeof code === "string" && Object.hasOwn(table, code);

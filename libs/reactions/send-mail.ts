import { type JsonObject, type PersonId, type StreamName } from "#kernel/index.js";
import type { Circle } from "#mails/letter.js";
import { isTemplateCode, type TemplateCode, templates } from "#mails/templates/index.js";
import type { Told } from "#projections/told.js";
import type { Message } from "./reaction.js";

/** No command of the log: a letter to be sent. What it says is looked up when it is. */
export const sendMail = { type: "SendMail" } as const;

/** All that the outbox knows of a letter: ids, codes and days; nothing personal. */
export interface MailBody {
  readonly template: TemplateCode;
  /** The event that it tells of. */
  readonly stream: StreamName;
  readonly version: number;
  readonly recipients: Circle;
  /** Whom of them; all, each by a letter of their own, where nobody is named. */
  readonly person?: PersonId;
  /** The day that it reminds of: it is pointless once that has become another one. */
  readonly dueOn?: string;
  /** Which of a label's conditions. */
  readonly condition?: number;
}

type More = Pick<MailBody, "person" | "dueOn" | "condition"> & { readonly from?: string };

/** A letter about an event, at once or from a day on. */
export const mailAbout = (
  { id, envelope }: Told,
  template: TemplateCode,
  { from, ...more }: More = {},
): Message => {
  const { stream, version } = envelope;
  const recipients = templates[template].to;
  const body = { template, stream, version, recipients, ...more } satisfies MailBody;
  return { command: sendMail, to: id, body, ...(from === undefined ? {} : { from }) };
};

/** @throws where the outbox holds what this release does not know */
export const mailBodyIn = (body: JsonObject): MailBody => {
  const { template, stream, version, person, dueOn, condition } = body;
  if (!isTemplateCode(template) || typeof stream !== "string" || typeof version !== "number")
    throw new Error(`the outbox asks for a mail that this release does not know: ${template}`);
  return {
    template,
    stream: stream as StreamName,
    version,
    recipients: templates[template].to,
    ...(typeof person === "string" ? { person: person as PersonId } : {}),
    ...(typeof dueOn === "string" ? { dueOn } : {}),
    ...(typeof condition === "number" ? { condition } : {}),
  };
};

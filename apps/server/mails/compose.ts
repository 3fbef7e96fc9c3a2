import { erased, kindOf, type Id, type PersonId } from "#kernel/index.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { label } from "#labelling/label/label.js";
import { type Language, person } from "#labelling/person/person.js";
import { session } from "#labelling/session/session.js";
import { webhook } from "#labelling/webhook/webhook.js";
import type { Particulars } from "#mails/letter.js";
import type { Mail } from "#mails/mailer.js";
import { render, type Rendered } from "#mails/render.js";
import { templates } from "#mails/templates/index.js";
import type { MailBody } from "#reactions/send-mail.js";
import type { LogSecret } from "#sealing/log-secret.js";
import { aboutInstruction, aboutSession } from "./about-committee.js";
import { aboutFile } from "./about-file.js";
import { aboutLabel } from "./about-label.js";
import { aboutWebhook } from "./about-webhook.js";
import type { Source } from "./source.js";

/** A name that nobody can own (RFC 6761): what stands before it tells our mails apart. */
const domain = "creativallee.invalid";

/** A letter as the outbox asks for it. */
export interface Letter {
  /** Of the thing that it is about. */
  readonly id: string;
  readonly cause: Id<"event">;
  readonly about: MailBody;
}

interface Addressee {
  readonly language: Language;
  readonly name: string;
  readonly address: string;
}

/** What there is to tell, from the log as it is now. */
export const particularsOf = (source: Source, { id, about }: Letter): Promise<Particulars> => {
  switch (kindOf(about.stream)) {
    case label.kind:
      return aboutLabel(source, id, about);
    case instruction.kind:
      return aboutInstruction(source, id, about);
    case session.kind:
      return aboutSession(source, id, about);
    case webhook.kind:
      return aboutWebhook(source, id, about);
    default:
      return aboutFile(source, id, about);
  }
};

const addresseeOf = async (source: Source, id: PersonId): Promise<Addressee | undefined> => {
  const state = await source.fold(person, id);
  const [registered] = await source.events(person, id, "PersonRegistered");
  if (state.phase === "unknown" || !registered) return undefined;
  const { name, email } = registered.event;
  return { language: state.language, name, address: email };
};

/** A letter as it reads now, and whom it goes to; nobody, while it is for all of a circle. */
export const composed = async (
  source: Source,
  letter: Letter,
): Promise<{ readonly to?: Mail["to"]; readonly rendered: Rendered }> => {
  const { template, person: id } = letter.about;
  const addressee = id === undefined ? undefined : await addresseeOf(source, id);
  const known = await particularsOf(source, letter);
  const particulars = addressee ? { ...known, name: addressee.name } : known;
  const rendered = render(templates[template], particulars, addressee?.language ?? "fr");
  return addressee
    ? { to: { name: addressee.name, address: addressee.address }, rendered }
    : { rendered };
};

/** The letter to somebody, ready to leave; none where their address is erased. */
export const mailTo = async (
  source: Source,
  secret: Pick<LogSecret, "mailId">,
  letter: Letter & { readonly about: { readonly person: PersonId } },
): Promise<Mail | undefined> => {
  const { to, rendered } = await composed(source, letter);
  if (!to || to.address === erased) return undefined;
  const { template, person: id, dueOn = "", condition = "" } = letter.about;
  const kind = [template, condition, dueOn].join(" ");
  return { to, ...rendered, messageId: `<${secret.mailId(letter.cause, id, kind)}@${domain}>` };
};

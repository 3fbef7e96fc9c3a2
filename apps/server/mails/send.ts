import type { Pool } from "pg";
import type { Clock, Id, JsonObject } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import type { Mail, Mailer, Posted } from "#mails/mailer.js";
import type { Errand, Sent } from "#reactions/dispatcher.js";
import { templates } from "#mails/templates/index.js";
import { type Following, type Leading, putFollowing } from "#reactions/following.js";
import { rowOf } from "#reactions/reaction.js";
import { type MailBody, mailBodyIn, sendMail } from "#reactions/send-mail.js";
import type { LetterRefusal } from "#read-models/outbox/reasons.js";
import { peopleWithRole } from "#read-models/people/with-role.js";
import type { Engine } from "../engine.js";
import { circleOf } from "./circle.js";
import { mailTo } from "./compose.js";
import { isMoot } from "./moot.js";
import { notifying } from "./notifying.js";
import { type Source, sourceOf, type SourceParts } from "./source.js";

interface SendingParts extends SourceParts, Pick<Engine, "secret"> {
  readonly clock: Clock;
  readonly reading: Pool;
  readonly mailer: Mailer;
}

const done: Sent = { outcome: "done" };
const refusedFor = (code: LetterRefusal): Sent => ({ outcome: "refused", code });

/** A letter that is being dealt with. */
interface Sending {
  readonly parts: SendingParts;
  readonly source: Source;
  readonly row: Leading;
  readonly id: string;
  readonly cause: Id<"event">;
  readonly body: JsonObject;
  readonly about: MailBody;
  readonly today: string;
}

/** Whoever is of the secretariat once all is read that the letter tells of. */
const secretariatFor =
  ({ parts: { store, reading }, today }: Pick<Sending, "parts" | "today">) =>
  async ({ stream, version }: MailBody) => {
    const [event] = await store.read(stream, version, "forwards", 1);
    return peopleWithRole(reading, "secretariat", today, event?.position ?? "");
  };

const notifyingOf = async ({ parts, source, about, id }: Sending) =>
  parts.mailer.leaves ? notifying(source, id, about) : undefined;

/**
 * What follows goes through the outbox as well: once a mail has left, no failure of the log may have
 * it sent again.
 */
const follow = ({ parts, row }: Sending, ...following: readonly Following[]) =>
  putFollowing(parts.reading, row, following);

/** Somebody of the holder's may have been reached, or may be yet, by a letter of their own. */
const mayReachOthers = async ({ parts: { reading }, row, cause, about }: Sending) => {
  const { rows } = await reading.query(
    `select from read.outbox o where o.cause = $1 and o.command = $2 and o.id <> $3
       and o.body->>'template' = $4 and o.body->>'person' is not null
       and o.status in ('waiting', 'held', 'done') limit 1`,
    [cause, sendMail.type, rowOf(row.key), about.template],
  );
  return rows.length > 0;
};

/** What weighs on a label and was told to nobody is the secretariat's to tell by other means. */
const warnOtherwise = async (sending: Sending) => {
  const { parts, id: target, body, about } = sending;
  if (!parts.mailer.leaves || !templates[about.template].warns) return;
  if (await mayReachOthers(sending)) return;
  const { person: _, ...rest } = body;
  const to = { template: "holder-not-warned", recipients: templates["holder-not-warned"].to };
  const letter = { command: sendMail.type, target, body: { ...rest, ...to } };
  await follow(sending, { suffix: "undelivered", ...letter });
};

const undelivered = async (sending: Sending, reason: "unknown-address" | "refused") => {
  await warnOtherwise(sending);
  const command = (await notifyingOf(sending))?.refused.type;
  if (command === undefined) return;
  await follow(sending, { suffix: "undelivered", command, target: sending.id, body: { reason } });
};

/** The server's answer may repeat the address, which the outbox does not hold. */
const proofOf = ({ messageId }: Mail, answer: string): string =>
  `${messageId} ${answer.replaceAll(/\S*@\S*/g, "…")}`.slice(0, 1_000);

const notified = async (sending: Sending, mail: Mail, answer: string) => {
  const command = (await notifyingOf(sending))?.taken.type;
  if (command === undefined) return;
  const proof = proofOf(mail, answer);
  const body = { means: "electronic", notifiedOn: sending.today, proof };
  await follow(sending, { suffix: "notified", command, target: sending.id, body });
};

/** A letter to a circle becomes one to each of them, sent and tried again by itself. */
const fanOut = async (sending: Sending, people: readonly string[]): Promise<Sent> => {
  const { id: target, body } = sending;
  const letters = people.map((person) => ({
    suffix: person,
    command: sendMail.type,
    target,
    body: { ...body, person },
  }));
  await follow(sending, ...letters);
  if (people.length > 0) return done;
  await undelivered(sending, "unknown-address");
  return refusedFor("NOBODY_TO_WRITE_TO");
};

const settled = async (sending: Sending, mail: Mail, posted: Posted): Promise<Sent> => {
  switch (posted.outcome) {
    case "kept":
      return done;
    case "accepted":
      await notified(sending, mail, posted.answer);
      return done;
    case "refused":
      await undelivered(sending, posted.reason);
      return refusedFor("MAIL_REFUSED");
  }
};

/** Sends what the outbox asks for. What is thrown is tried again; who is erased is not written to. */
export const mailSender =
  (parts: SendingParts) =>
  async (errand: Omit<Errand, "command">): Promise<Sent> => {
    const { id, cause, body } = errand;
    const source = sourceOf(parts);
    const about = mailBodyIn(body);
    const today = parisDay(parts.clock.now());
    const sending = { parts, source, row: errand, id, cause, body, about, today };
    if (await isMoot(source, id, about, today)) return done;
    const people = await circleOf(source, secretariatFor(sending), id, about, today);
    const { person } = about;
    if (person === undefined) return fanOut(sending, people);
    if (!people.includes(person)) return done;
    const mail = await mailTo(source, parts.secret, { id, cause, about: { ...about, person } });
    if (!mail) {
      await undelivered(sending, "unknown-address");
      return refusedFor("ADDRESS_ERASED");
    }
    return settled(sending, mail, await parts.mailer.post(mail));
  };

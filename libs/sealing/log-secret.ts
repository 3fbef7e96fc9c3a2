import { parse, v5 } from "uuid";
import { engine, type Id, type PersonId, type StreamName } from "#kernel/index.js";
import { canonicalBytes } from "./canonical.js";
import { hmac, subkey, uuidOf } from "./hash.js";

/** Fixed for ever: other ids for the same command would undo its repeat safety. */
const namespace = parse("5bd2f0a3-7c7e-4c57-9d0b-2f9a6b1e4c88");

/** The event was not salted with this secret: its data keys and its log do not belong together. */
export class OtherLog extends Error {
  override readonly name = "OtherLog";
}

type ActorId = PersonId | typeof engine;

/** What hangs on the one secret of a log. Inputs are hashed as JSON lists, so none runs into the next. */
export interface LogSecret {
  /** The same caller, stream and key are the same command; the key itself is never stored. */
  commandId(actor: ActorId, stream: StreamName, key: string): Id<"command">;
  /** The id of a thing that a command makes. */
  newId(actor: ActorId, commandType: string, key: string): string;
  /** The same for a person, but not to be guessed without the secret. */
  newPersonId(actor: ActorId, commandType: string, key: string): PersonId;
  /** Names the claim stream of a unique value without telling the value; 64 hex digits. */
  claimId(kind: string, value: string): string;
  /** 128 bits in hex: hashes of events are public, and nobody must be able to confirm a guess. */
  saltOf(command: Id<"command">, index: number): string;
  /**
   * Which of its command's events one is, found by its salt, since the envelope does not say it.
   * @param last the highest it can be: the event's version, for a command's events follow each other.
   * @throws OtherLog
   */
  indexOf(command: Id<"command">, salt: string, last: number): number;
  /** Names a mail about an event to somebody, the same each time it is sent; 32 hex digits. */
  mailId(event: Id<"event">, recipient: PersonId, template: string): string;
  /** Names an event as a webhook is told it, however often it is; 32 hex digits. */
  messageId(event: Id<"event">, webhook: string): string;
  /** What a webhook's messages are signed with, its nth: 32 bytes in base64, kept nowhere. */
  webhookSecret(webhook: string, nth: number): string;
  /** Seals what a command's print is made of; 64 hex digits. */
  print(input: Uint8Array): string;
}

/** @param bytes 32 random bytes, the same for as long as the log lives. */
export const createLogSecret = (bytes: Uint8Array): LogSecret => {
  if (bytes.length !== 32) throw new RangeError("A log's secret has 32 bytes.");
  const keys = {
    salt: subkey(bytes, "salt"),
    print: subkey(bytes, "print"),
    claims: subkey(bytes, "claims"),
    ids: subkey(bytes, "ids"),
    mails: subkey(bytes, "mails"),
    messages: subkey(bytes, "messages"),
    webhooks: subkey(bytes, "webhooks"),
  };
  const saltOf: LogSecret["saltOf"] = (command, index) =>
    hex(keys.salt, [command, index]).slice(0, 32);
  return {
    commandId: (actor, stream, key) =>
      v5(canonicalBytes([actor, stream, key]), namespace) as Id<"command">,
    newId: (actor, commandType, key) => v5(canonicalBytes([actor, commandType, key]), namespace),
    newPersonId: (actor, commandType, key) =>
      uuidOf(hex(keys.ids, [actor, commandType, key])) as PersonId,
    claimId: (kind, value) => hex(keys.claims, [kind, value]),
    saltOf,
    indexOf: (command, salt, last) => {
      for (let index = 0; index <= last; index++) if (saltOf(command, index) === salt) return index;
      throw new OtherLog(`The salt ${salt} is of no event of command ${command}.`);
    },
    mailId: (event, recipient, template) =>
      hex(keys.mails, [event, recipient, template]).slice(0, 32),
    messageId: (event, webhook) => hex(keys.messages, [event, webhook]).slice(0, 32),
    webhookSecret: (webhook, nth) =>
      hmac(keys.webhooks, canonicalBytes([webhook, nth])).toString("base64"),
    print: (input) => hmac(keys.print, input).toString("hex"),
  };
};

const hex = (key: Uint8Array, input: readonly (string | number)[]): string =>
  hmac(key, canonicalBytes(input)).toString("hex");

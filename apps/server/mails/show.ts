import { erased, type Id, type JsonObject } from "#kernel/index.js";
import type { Rendered } from "#mails/render.js";
import { mailBodyIn, sendMail } from "#reactions/send-mail.js";
import type { Engine } from "../engine.js";
import { composed } from "./compose.js";
import { sourceOf, type SourceParts } from "./source.js";

/** A mail as somebody who runs the product reads it. */
export interface ShownMail extends Rendered {
  /** Null where it is for all of a circle, of whom each gets a row of their own. */
  readonly to: { readonly name: string; readonly address: string } | null;
  /** Part of what it tells is gone since, and reads « effacé ». */
  readonly isErased: boolean;
}

interface Row {
  readonly target: string;
  readonly body: JsonObject;
  readonly cause: Id<"event">;
}

/**
 * A mail of the outbox as it reads now, sent or not: what was erased since reads « effacé ».
 * None where there is no such row, or it is no mail.
 */
export const shownMail = async (
  parts: SourceParts & Pick<Engine, "reading">,
  row: string,
): Promise<ShownMail | undefined> => {
  const { rows } = await parts.reading.query<Row>(
    `select target, body, cause from read.outbox where id = $1 and command = $2`,
    [row, sendMail.type],
  );
  const [found] = rows;
  if (!found) return undefined;
  const { target: id, body, cause } = found;
  const letter = { id, cause, about: mailBodyIn(body) };
  const { to, rendered } = await composed(sourceOf(parts), letter);
  const { subject, text } = rendered;
  const said = [to?.name, to?.address, subject, text];
  const isErased = said.some((one) => one?.includes(erased) === true);
  return { to: to ?? null, ...rendered, isErased };
};

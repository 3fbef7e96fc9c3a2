import { policies } from "#access/policies.js";
import { ask } from "../asking.js";
import type { Cli } from "../cli.js";
import { Failed } from "../failures.js";
import type { Session } from "../session.js";

/** Those who act in the room: whoever runs it first, then whose token was given besides. */
export type Acting = readonly [Session, ...Session[]];

export const actingAs = async (
  cli: Cli,
  session: Session,
  tokens: readonly string[],
): Promise<Acting> => {
  // A session is somebody's to run: the engine has no hand to raise, and none to write down.
  if (session.actor.as === "engine") throw new Failed(words.nobody);
  const others: Session[] = [];
  for (const token of tokens) {
    const holder = await session.engine.tokens.holderOf(token);
    if (!holder) throw new Failed(words.token);
    const { person: id, capacity } = holder;
    const viewer = { ...holder, language: cli.terminal.language };
    others.push({ ...session, actor: { id, as: capacity }, viewer });
  }
  return [session, ...others];
};

/** Gives an operation as the first of those here who may. @throws BadInput, Failed */
export const give = async (
  acting: Acting,
  type: string,
  id: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const able = acting.find(({ actor }) => mayAsk(type, actor.as)) ?? acting[0];
  await ask(able, type, body, id);
};

export const mayAsk = (type: string, as: Session["actor"]["as"]): boolean =>
  as !== "engine" && policies[type]?.[as] !== undefined;

const words = {
  nobody: {
    fr: "Une séance se conduit au nom de quelqu’un : donnez un jeton du secrétariat avec --as.",
    en: "A session is run by somebody: give a token of the secretariat with --as.",
  },
  token: {
    fr: "Un des jetons donnés avec --also n’est pas valable.",
    en: "One of the tokens given with --also is not good.",
  },
} as const;

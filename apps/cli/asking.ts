import { randomUUID } from "node:crypto";
import { plainToInstance } from "class-transformer";
import { validateSync, type ValidationError } from "class-validator";
import type { Answer } from "#commands/outcome.js";
import { fill, type Rejection } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import { operations, sentenceOf } from "#labelling/registry.js";
import { fieldSentence } from "../server/http/field-sentences.js";
import { BadInput, Failed } from "./failures.js";
import type { Session } from "./session.js";

/** Asks for an operation as whoever acts. What was left out is not sent. @throws BadInput, Failed */
export const ask = async (
  { engine, actor, viewer }: Session,
  type: string,
  asked: Readonly<Record<string, unknown>>,
  id?: string,
  key = `cli-${randomUUID()}`,
): Promise<readonly Answer[]> => {
  const operation = operations.find((one) => one.type === type);
  if (!operation) throw new Error(`no operation is called ${type}`);
  const body = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const wrong = validateSync(plainToInstance(operation.shape, body), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  if (wrong.length > 0) throw new BadInput(plain(wrong.map((one) => fault(one, viewer.language))));
  const outcome = await engine.operations.execute(operation, {
    body,
    actor,
    key,
    // Whoever types a command has looked just now; there is no ETag on a terminal.
    seen: () => true,
    ...(id === undefined ? {} : { id }),
  });
  switch (outcome.outcome) {
    case "done":
      return outcome.answers;
    case "rejected":
      throw new BadInput(plain([reasonOf(outcome.rejection, viewer.language)]));
    case "forbidden":
      throw new Failed(words.forbidden);
    case "not-found":
      throw new Failed(words.notFound);
    case "key-reused":
    case "stale":
    case "if-match-required":
    case "contended":
      throw new Failed(words.contended);
  }
};

/** One sentence, or several where there are faults, each at its place. */
export const reasonOf = ({ code, about, faults = [] }: Rejection, language: Language): string =>
  [
    fill(sentenceOf(code)[language], about),
    ...faults.map((one) => {
      const sentence = fill(sentenceOf(one.code)[language], one.about);
      return `${placeOf(one.pointer)}${language === "fr" ? " : " : ": "}${sentence}`;
    }),
  ].join(" ");

/** A JSON pointer as people write a place: `organisation.seat.insee`. */
export const placeOf = (pointer: string): string =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");

const fault = ({ property, constraints = {} }: ValidationError, language: Language): string =>
  `${property}: ${Object.entries(constraints)
    .map(([check, message]) => fill(fieldSentence(check)[language], { message }))
    .join(" ")}`;

const plain = (lines: readonly string[]) => ({ fr: lines.join("\n"), en: lines.join("\n") });

const words = {
  forbidden: {
    fr: "Ce jeton ne permet pas de faire cela.",
    en: "This token does not let one do that.",
  },
  notFound: { fr: "Introuvable.", en: "Not found." },
  contended: {
    fr: "D’autres écrivent au même endroit : rien n’a été fait, recommencez.",
    en: "Others are writing to the same place: nothing was done, please try again.",
  },
} as const;

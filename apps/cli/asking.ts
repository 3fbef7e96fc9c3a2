import { randomUUID } from "node:crypto";
import type { Answer } from "#commands/outcome.js";
import { BlobMissing } from "#commands/recorded-world.js";
import { ClockNotTrusted } from "#commands/stamp-clock.js";
import { AppendTooLarge } from "#event-store/port.js";
import { fill, type Rejection } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import { operations, sentenceOf } from "#labelling/registry.js";
import { inWords } from "#read-models/codes-in-words.js";
import { problemOf } from "../server/http/problem-of.js";
import { unstorableIn } from "../server/http/unstorable.js";
import { faultsOf } from "../server/http/validation.js";
import { bareAddress } from "../server/webhooks/bare-address.js";
import type { Cli } from "./cli.js";
import { BadInput, Failed } from "./failures.js";
import { linesOf, placeOf, plain } from "./fault-lines.js";
import type { Session } from "./session.js";
import { refusalInWords } from "#read-models/file-wording.js";

/** Asks for an operation as whoever acts. What was left out is not sent. @throws BadInput, Failed */
export const ask = async (
  session: Session,
  type: string,
  asked: Readonly<Record<string, unknown>>,
  id?: string,
  key = `cli-${randomUUID()}`,
): Promise<readonly Answer[]> => {
  const { engine, actor, viewer } = session;
  const operation = operations.find((one) => one.type === type);
  if (!operation) throw new Error(`no operation is called ${type}`);
  const body = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const faults = [
    ...unstorableIn(body),
    ...(await faultsOf(operation.shape, body)),
    ...bareAddress(engine, operation, body),
  ];
  if (faults.length > 0) throw new BadInput(plain(linesOf(faults, viewer.language)));
  const request = {
    body,
    actor,
    key,
    // Whoever types a command has looked just now; there is no ETag on a terminal.
    seen: () => true,
    ...(id === undefined ? {} : { id }),
  };
  const outcome = await engine.operations.execute(operation, request).catch(badInputOr);
  switch (outcome.outcome) {
    case "done":
      return outcome.answers;
    case "rejected": {
      const { rejection } = outcome;
      const { language } = viewer;
      const worded = await refusalInWords(engine, operation.on.kind, id, rejection.about);
      throw new BadInput(plain([reasonOf({ ...rejection, about: worded(language) }, language)]));
    }
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

/** For what has nothing to show: says so where it was so already, and nothing has changed. */
export const askQuietly = async (cli: Cli, ...asked: Parameters<typeof ask>): Promise<void> => {
  const answers = await ask(...asked);
  if (answers.every(({ events }) => events.length === 0)) cli.terminal.out(cli.say(words.already));
};

/** One sentence, or several where there are faults, each at its place. */
export const reasonOf = ({ code, about, faults = [] }: Rejection, language: Language): string =>
  [
    fill(sentenceOf(code)[language], inWords(about, language)),
    ...faults.map((one) => {
      const sentence = fill(sentenceOf(one.code)[language], one.about);
      return `${placeOf(one.pointer)}${language === "fr" ? " : " : ": "}${sentence}`;
    }),
  ].join(" ");

const badInputOr = (thrown: unknown): never => {
  if (thrown instanceof BlobMissing || thrown instanceof AppendTooLarge) {
    const { sentence, about } = problemOf(thrown);
    throw new BadInput(sentence, about);
  }
  if (thrown instanceof ClockNotTrusted) throw new Failed(problemOf(thrown).sentence);
  throw thrown;
};

const words = {
  already: {
    fr: "C’était déjà le cas : rien n’a changé.",
    en: "It was so already: nothing has changed.",
  },
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

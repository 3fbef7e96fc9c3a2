import { erased, unreachable } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { readModel, type Row } from "#projections/read-model.js";
import { words, wordsIndex } from "../words.js";

/**
 * The words that a file is found by, beside its initiative's title and its organisation's name: those
 * of all that is shown to whoever may see the file. Apart from the list, which changes with every
 * event and has nothing personal in it.
 */
export interface ApplicationWordsRow extends Row {
  readonly words: {
    readonly reference: string;
    /** By question or charter article; apart, since each is taken away or written anew alone. */
    readonly texts: Readonly<Record<string, string>>;
    /** Names of its documents, by id. */
    readonly documents: Readonly<Record<string, string>>;
  };
}

/** Characters of texts in all; the database indexes no more than 1 MB of words a row. */
const most = 200_000;

export const applicationWords = readModel<ApplicationWordsRow, ApplicationEvent>({
  name: "application_words",
  version: 2,
  reads: [application],
  opens: {
    DraftEdited: ["/texts/*"],
    ComplementsProvided: ["/texts/*"],
    DocumentAttached: ["/name"],
  },
  columns: { words: "jsonb" },
  indexes: [wordsIndex],
  keys: ({ id, event }) => (isTelling(event) ? [id] : []),
  project: (row, { event }, key) => {
    if (!isTelling(event)) return row;
    if (event.type === "ApplicationStarted")
      return { key, words: { reference: words(event.reference), texts: {}, documents: {} } };
    return row && { key, words: { ...row.words, ...change(row.words, event) } };
  },
});

const telling = [
  "ApplicationStarted",
  "DraftEdited",
  "ComplementsProvided",
  "DocumentAttached",
  "DocumentRemoved",
] as const satisfies readonly ApplicationEvent["type"][];

type Telling = Extract<ApplicationEvent, { readonly type: (typeof telling)[number] }>;

const isTelling = (event: ApplicationEvent): event is Telling =>
  telling.some((type) => type === event.type);

type Words = ApplicationWordsRow["words"];

const change = (
  before: Words,
  event: Exclude<Telling, { readonly type: "ApplicationStarted" }>,
): Partial<Words> => {
  switch (event.type) {
    case "DraftEdited":
      return { texts: withTexts(without(before.texts, event.cleared), event.texts) };
    case "ComplementsProvided":
      return { texts: withTexts(before.texts, event.texts) };
    case "DocumentAttached":
      return { documents: { ...before.documents, [event.document]: wordsOf(event.name) } };
    case "DocumentRemoved":
      return { documents: without(before.documents, [event.document]) };
    default:
      return unreachable(event);
  }
};

const withTexts = (before: Words["texts"], more: Readonly<Record<string, string>>) => {
  let left = most;
  const texts = { ...before, ...mapped(more, wordsOf) };
  return mapped(texts, (text) => {
    const held =
      text.length <= left ? text : text.slice(0, Math.max(0, text.lastIndexOf(" ", left)));
    left -= held.length;
    return held;
  });
};

/** Nobody is to find what was erased by the word that stands for it. */
const wordsOf = (text: string): string => (text === erased ? "" : words(text));

const mapped = (texts: Readonly<Record<string, string>>, to: (text: string) => string) =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, to(text)]));

const without = (texts: Readonly<Record<string, string>>, ids: readonly string[]) =>
  Object.fromEntries(Object.entries(texts).filter(([id]) => !ids.includes(id)));

import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { readModel, type Row } from "#projections/read-model.js";
import { words, wordsIndex } from "../words.js";

/**
 * The words that a file is found by, beside its initiative's title and its organisation's name. Apart
 * from the list, which changes with every event and has nothing personal in it.
 */
export interface ApplicationWordsRow extends Row {
  readonly reference: string | null;
  readonly words: string;
}

/** The question whose answer is searched. */
const searched = "summary";

export const applicationWords = readModel<ApplicationWordsRow, ApplicationEvent>({
  name: "application_words",
  version: 1,
  reads: [application],
  opens: {
    DraftEdited: [`/texts/${searched}`],
    ComplementsProvided: [`/texts/${searched}`],
  },
  columns: { reference: "text", words: "text" },
  indexes: [wordsIndex],
  keys: ({ id, event }) => (event.type === "ApplicationStarted" || "texts" in event ? [id] : []),
  project: (row, { event }, key) => {
    if (event.type === "ApplicationStarted") {
      const { reference = null } = event;
      return { key, reference, words: words(reference) };
    }
    if (row && event.type === "DraftEdited" && event.cleared.includes(searched)) {
      return { ...row, words: words(row.reference) };
    }
    const summary = "texts" in event ? event.texts[searched] : undefined;
    return row && summary !== undefined ? { ...row, words: words(row.reference, summary) } : row;
  },
});

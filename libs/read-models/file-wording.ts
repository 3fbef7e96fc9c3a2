import type { BlobStore } from "#commands/blob-store.js";
import { RecordedWorld } from "#commands/recorded-world.js";
import type { Streams } from "#commands/streams.js";
import type { Rejection, Sentence } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { definitionFor } from "#labelling/application/definition-for.js";
import { signaturePath } from "#labelling/application/pieces.js";
import type { AnswerValue } from "#labelling/eligibility/facts.js";
import type { Language } from "#labelling/person/person.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";

/** What the codes of a file mean, in words. One that the rules do not know stands for itself. */
export interface Wording {
  /** A question, or a charter article. */
  asked(id: string): string;
  document(kind: string): string;
  answer(question: string, value: AnswerValue): string;
  /** `charterAnswers.article3`, `documents.budget`, `signatory`. */
  piece(path: string): string;
  reason(code: string): string;
  /** Of the grid that reviewers mark a file by. */
  criterion(id: string): string;
}

type Say = (sentence: Sentence) => string;

interface Parts {
  readonly streams: Streams;
  readonly blobs: BlobStore;
}

/** Those that a file is under; a past file is told in the words of today's. */
export const rulesOf = async (
  { streams, blobs }: Parts,
  id: string,
): Promise<SchemeDefinition | undefined> => {
  const world = new RecordedWorld(streams, blobs);
  const rules = async () => definitionFor(await world.fold(application, id), world);
  // Rules that cannot be read are no reason not to tell of the file.
  return rules().catch(() => undefined);
};

type Known = Pick<SchemeDefinition, "questions" | "charter" | "documents" | "eligibility"> & {
  readonly review: Pick<SchemeDefinition["review"], "grid">;
};

export const wording = (say: Say, definition: Known = none): Wording => {
  const { questions, charter, documents, eligibility, review } = definition;
  const labels = {
    answers: new Map(questions.map(({ id, label }) => [id, label])),
    charterAnswers: new Map(charter.map(({ id, title }) => [id, title])),
    documents: new Map(documents.map(({ kind, label }) => [kind, label])),
  };
  const worded = (code: string, sentence: Sentence | undefined) =>
    sentence ? say(sentence) : code;
  const optionOf = (question: string, code: string): string => {
    const found = questions.find(({ id }) => id === question);
    const options = found && "options" in found ? found.options : [];
    return worded(code, options.find((option) => option.code === code)?.label);
  };
  return {
    asked: (id) => worded(id, labels.answers.get(id) ?? labels.charterAnswers.get(id)),
    document: (kind) => worded(kind, labels.documents.get(kind)),
    answer: (question, value) => {
      if (typeof value === "string") return optionOf(question, value);
      if (typeof value === "number") return String(value);
      if (typeof value === "boolean") return say(value ? words.yes : words.no);
      if (!isList(value))
        return Object.entries(value)
          .map(([name, figure]) => `${name} ${figure}`)
          .join(", ");
      return value
        .map((one) => (typeof one === "string" ? optionOf(question, one) : placeIn(one)))
        .join(", ");
    },
    piece: (path) => {
      if (path === signaturePath) return say(words.signature);
      const [kind = "", ...id] = path.split(".");
      const found = Object.entries(labels).find(([name]) => name === kind)?.[1];
      return worded(path, found?.get(id.join(".")));
    },
    reason: (code) => worded(code, eligibility.find((rule) => rule.code === code)?.message),
    criterion: (id) => worded(id, review.grid.find((one) => one.id === id)?.label),
  };
};

/** The names of facts that are paths of pieces. */
const pieces: readonly string[] = ["missing", "pieces", "paths"];

/** What a sentence about a file is filled with: pieces and documents as its rules call them. */
export const wordedAbout = (about: Rejection["about"], wording: Wording): Rejection["about"] =>
  Object.fromEntries(
    Object.entries(about).map(([name, fact]) => {
      if (pieces.includes(name) && typeof fact === "object")
        return [name, fact.map((path) => wording.piece(path))];
      return [name, name === "kind" ? wording.document(String(fact)) : fact];
    }),
  );

/** What a refusal is about, for people: of a file, in the words of its rules. */
export const refusalInWords = async (
  parts: Parts,
  kind: string,
  id: string | undefined,
  about: Rejection["about"],
): Promise<(language: Language) => Rejection["about"]> => {
  if (kind !== application.kind || id === undefined) return () => about;
  const rules = await rulesOf(parts, id);
  return (language) =>
    wordedAbout(
      about,
      wording((sentence) => sentence[language], rules),
    );
};

const none = { questions: [], charter: [], documents: [], eligibility: [], review: { grid: [] } };

type Listed = Extract<AnswerValue, readonly unknown[]>;
const isList = (value: AnswerValue): value is Listed => Array.isArray(value);

const placeIn = (place: Exclude<Listed[number], string>): string =>
  `${place.commune} (${"insee" in place ? place.insee : place.country})`;

const words = {
  yes: { fr: "oui", en: "yes" },
  no: { fr: "non", en: "no" },
  signature: { fr: "Signature", en: "Signature" },
} as const;

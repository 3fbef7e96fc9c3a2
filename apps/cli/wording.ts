import { RecordedWorld } from "#commands/recorded-world.js";
import type { Rejection, Sentence } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { definitionFor } from "#labelling/application/definition-for.js";
import { signaturePath } from "#labelling/application/pieces.js";
import type { AnswerValue } from "#labelling/eligibility/facts.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { Cli } from "./cli.js";
import type { Session } from "./session.js";

/** What the codes of a file mean, in words. One that the rules do not know stands for itself. */
export interface Wording {
  /** A question, or a charter article. */
  asked(id: string): string;
  document(kind: string): string;
  answer(question: string, value: AnswerValue): string;
  /** `charterAnswers.article3`, `documents.budget`, `signatory`. */
  piece(path: string): string;
  reason(code: string): string;
}

/** By the rules that the file is under; a past file is told in the words of today's. */
export const wordingOf = async (
  cli: Pick<Cli, "say">,
  { engine: { streams, blobs } }: Pick<Session, "engine">,
  id: string,
): Promise<Wording> => {
  const world = new RecordedWorld(streams, blobs);
  const rules = async () => definitionFor(await world.fold(application, id), world);
  // Rules that cannot be read are no reason not to show the file.
  return wording(cli, await rules().catch(() => undefined));
};

export const wording = (
  cli: Pick<Cli, "say">,
  definition: Pick<SchemeDefinition, "questions" | "charter" | "documents" | "eligibility"> = none,
): Wording => {
  const { questions, charter, documents, eligibility } = definition;
  const labels = {
    answers: new Map(questions.map(({ id, label }) => [id, label])),
    charterAnswers: new Map(charter.map(({ id, title }) => [id, title])),
    documents: new Map(documents.map(({ kind, label }) => [kind, label])),
  };
  const worded = (code: string, sentence: Sentence | undefined) =>
    sentence ? cli.say(sentence) : code;
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
      if (typeof value === "boolean") return cli.say(value ? words.yes : words.no);
      if (!isList(value))
        return Object.entries(value)
          .map(([name, figure]) => `${name} ${figure}`)
          .join(", ");
      return value
        .map((one) => (typeof one === "string" ? optionOf(question, one) : placeIn(one)))
        .join(", ");
    },
    piece: (path) => {
      if (path === signaturePath) return cli.say(words.signature);
      const [kind = "", ...id] = path.split(".");
      const found = Object.entries(labels).find(([name]) => name === kind)?.[1];
      return worded(path, found?.get(id.join(".")));
    },
    reason: (code) => worded(code, eligibility.find((rule) => rule.code === code)?.message),
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

const none = { questions: [], charter: [], documents: [], eligibility: [] };

type Listed = Extract<AnswerValue, readonly unknown[]>;
const isList = (value: AnswerValue): value is Listed => Array.isArray(value);

const placeIn = (place: Exclude<Listed[number], string>): string =>
  `${place.commune} (${"insee" in place ? place.insee : place.country})`;

const words = {
  yes: { fr: "oui", en: "yes" },
  no: { fr: "non", en: "no" },
  signature: { fr: "Signature", en: "Signature" },
} as const;

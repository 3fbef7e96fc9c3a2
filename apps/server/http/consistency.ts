import type { Answer } from "#commands/outcome.js";
import { Problem } from "./problem.js";

export interface Written {
  readonly stream: string;
  readonly version: number;
}

/** Opaque to callers: what a write has stored, so that a read can wait until it shows it. */
export const consistencyToken = (answers: readonly Answer[]): string =>
  Buffer.from(
    JSON.stringify(answers.map(({ stream, version }) => [stream, version])),
  ).toString("base64url");

/** @throws Problem INVALID for what is not a token of ours */
export const writtenBy = (token: string | undefined): readonly Written[] => {
  if (token === undefined) return [];
  try {
    const pairs: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (Array.isArray(pairs) && pairs.length <= 16) return pairs.map(written);
  } catch {
    // Falls through: a token that does not read is refused like one of another form.
  }
  throw badToken();
};

const written = (pair: unknown): Written => {
  if (!Array.isArray(pair)) throw badToken();
  const [stream, version]: unknown[] = pair;
  if (typeof stream !== "string" || !Number.isSafeInteger(version)) throw badToken();
  return { stream, version: Number(version) };
};

const badToken = () =>
  Problem.of("INVALID", {}, [
    {
      pointer: "/Consistency-Token",
      code: "CONSISTENCY_TOKEN",
      about: {},
      sentence: {
        fr: "Cet en-tête reprend tel quel celui d'une réponse précédente.",
        en: "This header repeats that of an earlier answer as it was.",
      },
    },
  ]);

import type { StreamName } from "#kernel/index.js";
import { Problem } from "./problem.js";

export interface Written {
  readonly stream: StreamName;
  readonly version: number;
}

/** Opaque to callers: what a write has stored, so that a read can wait until it shows it. */
export const consistencyToken = (stream: string, version: number): string =>
  Buffer.from(`${version}@${stream}`).toString("base64url");

/** @throws Problem INVALID for what is not a token of ours */
export const writtenBy = (token: string | readonly string[] | undefined): Written | undefined => {
  if (token === undefined) return undefined;
  const text = Buffer.from(String(token), "base64url").toString("utf8");
  const [, version, stream] = /^(\d{1,9})@([a-z]+-[\w-]{1,80})$/.exec(text) ?? [];
  if (version !== undefined && stream !== undefined) {
    return { version: Number(version), stream: stream as StreamName };
  }
  const sentence = {
    fr: "Cet en-tête reprend tel quel celui d'une réponse précédente.",
    en: "This header repeats that of an earlier answer as it was.",
  };
  const pointer = "/Consistency-Token";
  throw Problem.of("INVALID", {}, [{ pointer, code: "CONSISTENCY_TOKEN", about: {}, sentence }]);
};

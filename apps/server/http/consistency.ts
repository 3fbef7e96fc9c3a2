import type { StreamName } from "#kernel/index.js";
import type { LogSecret } from "#sealing/log-secret.js";
import { Problem } from "./problem.js";

export interface Written {
  readonly stream: StreamName;
  readonly version: number;
}

/**
 * Opaque to callers: what a write has stored, so that a read can wait until it shows it. Marked with
 * the log's secret: one that could be made up would tell which streams exist.
 */
export const consistencyToken = (secret: LogSecret, stream: string, version: number): string => {
  const written = `${version}@${stream}`;
  return Buffer.from(`${mark(secret, written)}${written}`).toString("base64url");
};

/** @throws Problem INVALID for what is not a token of ours */
export const writtenBy = (
  secret: LogSecret,
  token: string | readonly string[] | undefined,
): Written | undefined => {
  if (token === undefined) return undefined;
  const text = Buffer.from(String(token), "base64url").toString("utf8");
  const [, marked, written = "", version, stream] = form.exec(text) ?? [];
  if (stream !== undefined && marked === mark(secret, written)) {
    return { version: Number(version), stream: stream as StreamName };
  }
  const sentence = {
    fr: "Cet en-tête reprend tel quel celui d'une réponse précédente.",
    en: "This header repeats that of an earlier answer as it was.",
  };
  const pointer = "/Consistency-Token";
  throw Problem.of("INVALID", {}, [{ pointer, code: "CONSISTENCY_TOKEN", about: {}, sentence }]);
};

const form = /^([0-9a-f]{32})((\d{1,9})@([a-z]+-[\w-]{1,80}))$/;

const mark = (secret: LogSecret, written: string): string =>
  secret.claimId("consistency-token", written).slice(0, 32);

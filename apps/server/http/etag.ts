import { hash } from "node:crypto";

/** Opaque to callers; over the stream that the caller may see, and its version. */
export const etagOf = (stream: string, version: number): string =>
  `"${hash("sha256", `${stream}@${version}`, "base64url").slice(0, 22)}"`;

/**
 * What If-Match says, as a question to ask of a version. What is no ETag of ours is that of no version.
 * @returns undefined when the header is absent
 */
export const seenBy = (
  ifMatch: string | undefined,
  stream: string,
): ((version: number) => boolean) | undefined => {
  if (ifMatch === undefined) return undefined;
  const tags = ifMatch.split(",").map((tag) => tag.trim());
  return (version) => tags.includes("*") || tags.includes(etagOf(stream, version));
};

import { idOf, kindOf, type StreamName, streamName } from "#kernel/index.js";

/** Of whom or what everything personal can be erased. */
export const subjectKinds = ["person", "organisation", "initiative", "application"] as const;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
export const subjectForm = new RegExp(`^(${subjectKinds.join("|")})-${uuid}$`);

/**
 * Whose keys go with it: what reviewers and holders have written of a file is about it, and stands under
 * the same id.
 */
export const erasedWith = (subject: StreamName): readonly StreamName[] =>
  kindOf(subject) === "application"
    ? ["application", "instruction", "label"].map((kind) => streamName(kind, idOf(subject)))
    : [subject];

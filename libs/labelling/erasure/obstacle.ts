import type { Circumstances, StreamName } from "#kernel/index.js";
import { reject } from "./rejections.js";
import type { Standing } from "./standing.js";

/** Why a subject cannot be erased today, if so. */
export const obstacleTo = (
  subject: StreamName,
  standing: Standing,
  { today }: Pick<Circumstances, "today">,
) => {
  switch (standing.kind) {
    case "unknown":
      return reject("ERASURE_SUBJECT_UNKNOWN", { subject });
    case "person":
      // Whoever still acts would be nobody, and leave new traces.
      return standing.roles.some(({ until }) => until === undefined || until >= today)
        ? reject("ERASURE_ROLES_STAND", { subject })
        : undefined;
    case "file":
      return standing.isLive ? reject("ERASURE_OF_A_LIVE_FILE", { subject }) : undefined;
    case "other":
      return undefined;
  }
};

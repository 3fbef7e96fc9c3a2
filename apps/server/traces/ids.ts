import type { Id } from "#kernel/index.js";

/**
 * The trace that a command begins bears its id: whoever has one of its events, in whichever process,
 * has its trace, and nothing need be stored for that.
 */
export const traceOf = (command: Id<"command">): string => command.replaceAll("-", "");

/** The span of its append, under which stands what answers its events: the second half of its id. */
export const appendOf = (command: Id<"command">): string => traceOf(command).slice(16);

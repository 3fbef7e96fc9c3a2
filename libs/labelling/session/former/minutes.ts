import { command } from "#kernel/index.js";
import { approveMinutes as approve, approving } from "../approve-minutes.js";
import { draftMinutes as draft, drafting } from "../draft-minutes.js";

/** As they were decided while a document of no bytes passed for minutes. */
export const draftAnyMinutes = command({ ...draft, schema: 1, decide: drafting([]) });
export const approveAnyMinutes = command({ ...approve, schema: 1, decide: approving([]) });

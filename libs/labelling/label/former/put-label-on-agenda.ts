import { command } from "#kernel/index.js";
import { gathering, isOver, putLabelOnAgenda as today } from "../put-label-on-agenda.js";

/** As it was decided while a proposal that a session had refused could come before another. */
export const putLabelOnAgenda = command({ ...today, schema: 1, gather: gathering(isOver) });

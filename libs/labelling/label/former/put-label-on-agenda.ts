import { command } from "#kernel/index.js";
import { gathering, isOver, putLabelOnAgenda as today, putting } from "../put-label-on-agenda.js";

const decide = putting(() => undefined);

/** As it was decided while a proposal that a session had refused could come before another. */
export const putRefusedOnAgenda = command({
  ...today,
  schema: 1,
  gather: gathering(isOver),
  decide,
});

/** As it was decided while a session could have it before the holder was heard. */
export const putUnheardOnAgenda = command({ ...today, schema: 2, decide });

import { onDay, type Ended, type Live } from "#labelling/label/label.js";
import type { LabelRow } from "./labels.js";

/** Those that a label can be seen in. */
export const labelPhases = [
  "active",
  "suspended",
  "expired",
  "revoked",
  "surrendered",
] as const satisfies readonly (Live | Ended)["phase"][];

/** As it reads on the day, whether or not anybody has recorded that it is over. */
export const phaseOn = ({ state }: Pick<LabelRow, "state">, today: string): LabelRow["phase"] =>
  onDay(state, today).phase;

/** The same of a row `l`, as SQL. @param today the parameter that stands for the day */
export const phaseInSql = (today: string): string =>
  `(case when l.phase not in ('active', 'suspended') then l.phase
         when l.until_day < ${today} then 'expired'
         when l.suspended_until < ${today} then 'active'
         else l.phase end)`;

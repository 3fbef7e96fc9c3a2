import type { Pool } from "pg";
import { unguarded } from "#event-store/postgres/log-guards.js";
import type { Finding } from "./finding.js";

/** Whether what refuses to change the log stands where it was put. */
export const guardFindings = async (pool: Pool): Promise<readonly Finding[]> => {
  const tables = await unguarded(pool);
  return tables.length === 0
    ? [{ isWell: true, sentence: words.guarded }]
    : [{ isWell: false, sentence: words.unguarded, about: { tables } }];
};

const words = {
  guarded: {
    fr: "Gardes du journal : en place",
    en: "Guards of the log: in place",
  },
  unguarded: {
    fr: "Gardes du journal : le déclencheur only_added_to de {tables} manque, est désactivé ou n’est plus celui d’origine. Vérifiez le journal (« replay », « audit »), cherchez qui l’a changé, et remettez-le (voir docs/operations.md).",
    en: "Guards of the log: the trigger only_added_to of {tables} is missing, turned off, or not what it was. Check the log (“replay”, “audit”), find out who changed it, and put it back (see docs/operations.md).",
  },
} as const;

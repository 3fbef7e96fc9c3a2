import { DatabaseError } from "pg";
import { passes } from "#event-store/postgres/faults.js";

const lost = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT)/;

/** Whether an error says that the database is away or has no room just now, not that we erred. */
export const databaseIsAway = (error: unknown): boolean => {
  if (error instanceof DatabaseError) return passes(error);
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string") return lost.test(error.code);
  // pg gives these no code.
  const message = "message" in error ? String(error.message) : "";
  return /connection (terminated|ended)|timeout (expired|exceeded)|pool after calling end/i.test(
    message,
  );
};

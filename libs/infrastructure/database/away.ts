import { DatabaseError } from "pg";
import { passes } from "#event-store/postgres/faults.js";

/** A socket that broke, or a name or way that leads nowhere while another server takes over. */
const lost = /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;

/** Whether an error says that the database is away or has no room just now, not that we erred. */
export const databaseIsAway = (error: unknown): boolean => {
  if (error instanceof DatabaseError) return passes(error);
  if (typeof error !== "object" || error === null) return false;
  if ("code" in error && typeof error.code === "string") return lost.test(error.code);
  // pg gives these no code.
  const message = "message" in error ? String(error.message) : "";
  return /connection (terminated|ended)|timeout (expired|exceeded)|read timeout|pool after calling end/i.test(
    message,
  );
};

import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { LiveChanges } from "./live/changes.js";

/** For answers that are on their way, in milliseconds; what takes longer is cut off. */
const patience = 4_000;
const rhythm = 50;

/** Takes nothing new, ends what would go on for ever, and lets the rest be answered. */
export const drain = async (app: NestFastifyApplication, changes: LiveChanges): Promise<void> => {
  const server = app.getHttpServer();
  const closing = app.close();
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  // A connection that is kept open for another request keeps the server from closing.
  const idle = setInterval(() => server.closeIdleConnections(), rhythm);
  try {
    await changes.close();
    await closing;
  } finally {
    clearTimeout(cut);
    clearInterval(idle);
  }
};

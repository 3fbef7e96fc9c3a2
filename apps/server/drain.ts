import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import type { LiveChanges } from "./live/changes.js";

/** For answers that are on their way, in milliseconds; what takes longer is cut off. */
const patience = 4_000;
const rhythm = 25;

/**
 * How a server that is about to listen will stop: it takes nothing new, ends what would go on for ever,
 * and lets the rest be answered. Node's own way leaves connections open that have yet to ask anything.
 */
export const drainOf = (
  app: NestFastifyApplication,
  changes: LiveChanges,
): (() => Promise<void>) => {
  const server = app.getHttpServer();
  const answering = new Map<Socket, number>();
  const count = (socket: Socket, by: number) => {
    const now = answering.get(socket);
    if (now !== undefined) answering.set(socket, now + by);
  };
  server.on("connection", (socket: Socket) => {
    answering.set(socket, 0);
    socket.once("close", () => answering.delete(socket));
  });
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once("close", () => count(socket, -1));
  });
  const endIdle = () => {
    for (const [socket, asked] of answering) if (asked === 0) socket.destroy();
  };
  return async () => {
    const closing = app.close();
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    const idle = setInterval(endIdle, rhythm);
    try {
      await changes.close();
      await closing;
    } finally {
      clearTimeout(cut);
      clearInterval(idle);
    }
  };
};

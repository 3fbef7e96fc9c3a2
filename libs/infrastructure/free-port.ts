import { createServer } from "node:net";
import { once } from "node:events";
import { listenFault, type Settings } from "./configuration/settings.js";

/**
 * Listens for a moment where HTTP will, before anything that takes long is begun.
 * @throws StartRefused when the port is taken or cannot be had
 */
export const tryPort = async ({ port, host }: Pick<Settings, "port" | "host">): Promise<void> => {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (thrown) {
    throw listenFault(thrown, { port, host });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
};

import { once } from "node:events";
import { createServer } from "node:http";
import type { Settings } from "#infrastructure/configuration/settings.js";
import { healthOf, type Parts } from "../health.js";

/** All that a process without the role `web` serves: whether it lives, and whether it works. */
export const healthServer = async (
  parts: Parts,
  { port, host }: Pick<Settings, "port" | "host">,
): Promise<{ readonly address: string; close(): Promise<void> }> => {
  const answers: Readonly<Record<string, () => Promise<readonly [number, object]>>> = {
    "/health/live": async () => [200, { live: true }],
    "/health/ready": async () => {
      const { isReady, parts: told } = await healthOf(parts);
      return [isReady ? 200 : 503, told];
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ""] ?? (async () => [404, {}] as const);
    void answer().then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(body));
    });
  });
  server.listen(port, host);
  await once(server, "listening");
  const listening = server.address();
  const taken = typeof listening === "object" && listening ? listening.port : port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

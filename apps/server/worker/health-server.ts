import { once } from "node:events";
import { createServer } from "node:http";
import { Logger } from "@nestjs/common";
import { Registry } from "prom-client";
import type { Settings } from "#infrastructure/configuration/settings.js";
import { healthOf, type Parts } from "../health.js";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});

const logger = new Logger("health");

/** All that a process without the role `web` serves: whether it lives, whether it works, and how much. */
export const healthServer = async (
  parts: Parts,
  metrics: () => Promise<string>,
  { port, host }: Pick<Settings, "port" | "host">,
): Promise<{ readonly address: string; close(): Promise<void> }> => {
  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    "/health/live": async () => json(200, { live: true }),
    "/health/ready": async () => {
      const { isReady, parts: told } = await healthOf(parts);
      return json(isReady ? 200 : 503, told);
    },
    "/metrics": async () => {
      return { status: 200, type: Registry.PROMETHEUS_CONTENT_TYPE, body: await metrics() };
    },
  };
  const server = createServer((request, response) => {
    const [path = ""] = (request.url ?? "").split("?", 1);
    const answer = answers[path] ?? (async () => json(404, {}));
    void answer()
      .catch((fault: unknown) => {
        logger.error(fault);
        return json(500, {});
      })
      .then(({ status, type, body }) => {
        response.writeHead(status, { "content-type": type });
        response.end(body);
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

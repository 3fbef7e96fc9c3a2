import type { FastifyInstance } from "fastify";

/** Nothing here is for other sites to embed, and what a person may see is for no cache to keep. */
export const protectiveHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Cache-Control": "no-store",
} as const;

export const securityHeaders = (fastify: FastifyInstance): void => {
  fastify.addHook("onRequest", async (_request, reply) => {
    reply.headers(protectiveHeaders);
  });
};

/** For answers that are written past Fastify. */
export const bareHeaders = Object.entries(protectiveHeaders).map(
  ([name, value]) => `${name}: ${value}`,
);

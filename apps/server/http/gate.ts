import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import type { Tokens } from "#access/tokens.js";
import { rememberCaller } from "./caller.js";
import { acceptedLanguage } from "./accepted-language.js";
import { Problem } from "./problem.js";
import { type RouteAccess, routeAccess } from "./route-access.js";

declare module "fastify" {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}

/**
 * Stands before every route of the API, and before any body is read: nobody is let in without a good
 * token, in a capacity that may ask there. A route that nobody's access is told for cannot be made.
 */
export const gate = (fastify: FastifyInstance, tokens: Pick<Tokens, "holderOf">): void => {
  fastify.addHook("onRoute", (route) => {
    if (!route.url.startsWith("/api/v1")) return;
    const access = accessTo(route);
    route.config = { ...route.config, access };
    route.bodyLimit = Math.max(access.largestBody, 1);
  });
  fastify.addHook("onRequest", async (request) => {
    const { access } = request.routeOptions.config;
    if (!access) return;
    const holder = await tokens.holderOf(tokenIn(request));
    if (!holder) throw Problem.of("TOKEN_REQUIRED");
    const language = acceptedLanguage(request.headers["accept-language"], holder.language);
    rememberCaller(request, { ...holder, language });
    if (!access.capacities.includes(holder.capacity)) throw Problem.of("FORBIDDEN");
  });
};

export const tokenIn = ({ headers }: FastifyRequest): string =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? "";

/** @throws for a route that neither a policy nor a sight covers */
export const accessTo = ({ method, url }: Pick<RouteOptions, "method" | "url">): RouteAccess => {
  // What may be read may be asked for without its body.
  const asked = String(method) === "HEAD" ? "GET" : String(method);
  const access = routeAccess.get(`${asked} ${url}`);
  if (!access || access.capacities.length === 0) {
    throw new Error(`${asked} ${url} has no line in the policies or sights`);
  }
  return access;
};

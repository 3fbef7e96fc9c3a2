import type { FastifyInstance } from "fastify";

const known = new WeakMap<object, Map<string, Set<string>>>();

/** Notes which methods each path takes, so that another one can be told from a path that is none. */
export const noteRoutes = (fastify: FastifyInstance): void => {
  const routes = new Map<string, Set<string>>();
  known.set(fastify.server, routes);
  fastify.addHook("onRoute", ({ url, method }) => {
    const methods = routes.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    routes.set(url, methods);
  });
};

/** In order; none for a path that is no route. */
export const methodsAt = ({ server }: FastifyInstance, path: string): readonly string[] => {
  for (const [url, methods] of known.get(server) ?? []) {
    if (matches(url, path)) return [...methods].sort();
  }
  return [];
};

const matches = (url: string, path: string): boolean => {
  const [wanted, given] = [url.split("/"), path.split("/")];
  return (
    wanted.length === given.length &&
    wanted.every((part, nth) => part === given[nth] || (part.startsWith(":") && given[nth] !== ""))
  );
};

// Lets the sources be loaded again in the same process: what a module imports is as fresh as itself.
import { register } from "node:module";

if (!import.meta.url.endsWith("?hooks")) register(`${import.meta.url}?hooks`);

const tellers = new URL("./tellers.mjs", import.meta.url).href;
const bare = (url) => url.split("?")[0];

export const resolve = async (specifier, context, next) => {
  if (specifier === "@jest/globals") return { url: tellers, shortCircuit: true };
  const [, freshness] =
    (specifier.startsWith("file:") ? specifier : context.parentURL)?.split("?") ?? [];
  const parentURL = context.parentURL && bare(context.parentURL);
  const found = await next(bare(specifier), { ...context, parentURL });
  return freshness && found.url.endsWith(".ts")
    ? { ...found, url: `${found.url}?${freshness}` }
    : found;
};

const read = new Map();

export const load = async (url, context, next) => {
  if (!bare(url).endsWith(".ts")) return next(url, context);
  const known = read.get(bare(url)) ?? (await next(bare(url), context));
  read.set(bare(url), known);
  return known;
};

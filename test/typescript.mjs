// Lets plain node run the sources, for tests that need processes of their own:
//   node --conditions=source --import ./test/typescript.mjs test/some-process.ts
import { transform } from "@swc/core";
import fs from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";

if (!import.meta.url.endsWith("?hooks")) register(`${import.meta.url}?hooks`);

export const resolve = (specifier, context, next) => {
  const source = /^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith(".ts");
  return source
    ? next(specifier.replace(/\.js$/, ".ts"), context).catch(() => next(specifier, context))
    : next(specifier, context);
};

export const load = async (url, context, next) => {
  if (!url.endsWith(".ts")) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await fs.readFile(file, "utf8"), {
    filename: file,
    configFile: false,
    sourceMaps: "inline",
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: "es6" },
  });
  return { format: "module", source: code, shortCircuit: true };
};

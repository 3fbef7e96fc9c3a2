import { createRequire } from "node:module";

// The one place of the version is package.json, two folders up from the source, three from dist.
const load = createRequire(import.meta.url);

const read = (): string => {
  for (const place of ["../../package.json", "../../../package.json"]) {
    try {
      const { name, version } = load(place) as { name?: string; version?: string };
      if (name === "creativallee" && version) return version;
    } catch {
      // Not there: the next place.
    }
  }
  throw new Error("package.json was not found beside the program");
};

export const version = read();

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Dossier, readDossier } from "#labelling/import/dossier.js";

// Beside the source, and four folders up from what is built of it.
const places = ["./initiatives.jsonl", "../../../../apps/server/sample/initiatives.jsonl"];

/** The first campaign's dossiers, one a line, where the program finds them. */
export const dossiersFile = (): string => {
  const found = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (found === undefined) throw new Error("initiatives.jsonl was not found beside the program");
  return found;
};

export const readDossiers = (): readonly Dossier[] =>
  readFileSync(dossiersFile(), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const read = readDossier(line);
      if ("faults" in read) throw new Error(`a dossier of the sample is bad: ${line}`);
      return read.dossier;
    });

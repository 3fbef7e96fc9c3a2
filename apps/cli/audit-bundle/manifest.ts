import { isObject } from "#kernel/index.js";
import { fileNames } from "./layout.js";

export interface WrittenFile {
  readonly lines: number;
  readonly sha256: string;
}

/** What a bundle says of itself. Nobody signs it: it tells what is whole, and nothing that is true. */
export interface Manifest {
  readonly format: 1;
  readonly program: string;
  /** By the wall clock. */
  readonly madeAt: string;
  readonly events: number;
  /** Up to when, where it is not up to the last signed tree. */
  readonly until?: string;
  /** The file that it is about, where it is not the whole log. */
  readonly application?: string;
  readonly files: { readonly [file: string]: WrittenFile };
}

/** Undefined where it is no manifest that this release reads. */
export const parseManifest = (text: string): Manifest | undefined => {
  const found = parsed(text);
  const { format, program, madeAt, events, until, application, files } = isObject(found)
    ? found
    : {};
  if (format !== 1 || typeof program !== "string" || typeof madeAt !== "string") return undefined;
  if (typeof events !== "number" || !Number.isSafeInteger(events) || !isObject(files))
    return undefined;
  const written: Record<string, WrittenFile> = {};
  for (const [name, file] of Object.entries(files)) {
    const { lines, sha256 } = isObject(file) ? file : {};
    // A name is looked up in a list, never put together with a path.
    if (!fileNames.includes(name)) return undefined;
    if (typeof lines !== "number" || typeof sha256 !== "string") return undefined;
    written[name] = { lines, sha256 };
  }
  const told: Manifest = { format, program, madeAt, events, files: written };
  return {
    ...told,
    ...(typeof until === "string" && { until }),
    ...(typeof application === "string" && { application }),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

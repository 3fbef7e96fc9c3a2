import type { ReadModel } from "#projections/read-model.js";
import { readModels } from "#read-models/registry.js";
import { BadInput } from "./failures.js";

/** The read model of a name, or all of them. */
export const modelsCalled = (name: string | undefined): readonly ReadModel[] => {
  if (name === undefined) return readModels;
  const found = readModels.filter((model) => model.name === name);
  if (found.length === 0)
    throw new BadInput(words.unknown, { name, names: readModels.map((model) => model.name) });
  return found;
};

const words = {
  unknown: {
    fr: "Aucune table de lecture ne s’appelle « {name} » ; il y a : {names}.",
    en: "No read model is called “{name}”; there are: {names}.",
  },
} as const;

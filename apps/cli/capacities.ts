import type { Actor, Sentence } from "#kernel/index.js";

/** In which role somebody acted, as people say it. */
export const capacitiesInWords: Readonly<Record<Actor["as"], Sentence>> = {
  carrier: { fr: "structure porteuse", en: "carrier" },
  secretariat: { fr: "secrétariat", en: "secretariat" },
  reviewer: { fr: "membre du comité", en: "member of the committee" },
  chair: { fr: "présidence du comité", en: "chair of the committee" },
  auditor: { fr: "audit", en: "auditor" },
  administrator: { fr: "administration", en: "administrator" },
  engine: { fr: "le moteur, de lui-même", en: "the engine, by itself" },
};

/** As the log writes it; one of another release stands as it is. */
export const capacityInWords = (
  { say }: { say(sentence: Sentence): string },
  as: string,
): string => (isKnown(as) ? say(capacitiesInWords[as]) : as);

const isKnown = (as: string): as is Actor["as"] => Object.hasOwn(capacitiesInWords, as);

import type { Sentences } from "#kernel/index.js";
import { type CanonicalFault, escapePointer } from "#sealing/canonical.js";
import { isStorable } from "#labelling/text/blank.js";
import type { FieldFault } from "./problem.js";

/** Why a value cannot be kept, in the log or anywhere. */
const sentences: Sentences<CanonicalFault | "NAME_NOT_ALLOWED"> = {
  NOT_JSON: { fr: "Cette valeur n'est pas du JSON.", en: "This value is not JSON." },
  NOT_A_SAFE_INTEGER: {
    fr: "Un nombre entier entre −9 007 199 254 740 991 et 9 007 199 254 740 991 est attendu.",
    en: "A whole number from −9,007,199,254,740,991 to 9,007,199,254,740,991 is expected.",
  },
  LONE_SURROGATE: {
    fr: "Ce texte contient une moitié de caractère (demi-codet isolé).",
    en: "This text holds half a character (a lone surrogate).",
  },
  NUL_CHARACTER: {
    fr: "Ce texte contient le caractère nul (U+0000).",
    en: "This text holds the null character (U+0000).",
  },
  TOO_DEEP: {
    fr: "Ces données sont imbriquées trop profondément.",
    en: "This is nested too deeply.",
  },
  NAME_NOT_ALLOWED: {
    fr: "Aucun champ ne porte ce nom.",
    en: "No field bears this name.",
  },
};

export const unstorable = (code: keyof typeof sentences, pointer: string): FieldFault => ({
  pointer,
  code,
  about: {},
  sentence: sentences[code],
});

/** As deep as the log keeps. */
const deepest = 64;

/** JavaScript gives them a meaning of its own, and so may whatever reads what is stored. */
const refusedNames = new Set(["__proto__", "constructor", "prototype"]);

/** All that cannot be kept of a parsed JSON value, each at its JSON pointer. */
export const unstorableIn = (value: unknown, pointer = "", depth = 0): readonly FieldFault[] => {
  if (typeof value === "string") return textFaults(value, pointer);
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? [] : [unstorable("NOT_A_SAFE_INTEGER", pointer)];
  }
  if (typeof value !== "object" || value === null) return [];
  if (depth === deepest) return [unstorable("TOO_DEEP", pointer)];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${pointer}/${escapePointer(name)}`;
    if (refusedNames.has(name)) return [unstorable("NAME_NOT_ALLOWED", at)];
    return [...textFaults(name, at), ...unstorableIn(inner, at, depth + 1)];
  });
};

const textFaults = (text: string, pointer: string): readonly FieldFault[] => {
  if (isStorable(text)) return [];
  return [unstorable(text.includes("\0") ? "NUL_CHARACTER" : "LONE_SURROGATE", pointer)];
};

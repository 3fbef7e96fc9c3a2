import { pointerTo, type Sentences } from "#kernel/index.js";
import type { CanonicalFault } from "#sealing/canonical.js";
import { isStorable } from "#labelling/text/blank.js";
import type { FieldFault } from "./problem.js";

/** Why a value cannot be kept, in the log or anywhere. */
const sentences: Sentences<CanonicalFault | "NAME_NOT_ALLOWED" | "TOO_MANY_ITEMS"> = {
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
  TOO_MANY_ITEMS: {
    fr: "Cet objet, ou cette liste, a plus de 1 000 éléments.",
    en: "This object, or list, has more than 1,000 items.",
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

/** No shape takes as many, and what turns plain data into a shape takes a time quadratic in them. */
const mostItems = 1_000;

/**
 * `constructor`, `toString`, `__proto__`: every object of JavaScript has these, so checks that look a
 * field up by its name take them for known ones, and so may whatever reads what is stored.
 */
const isInherited = (name: string): boolean => name in Object.prototype;

/** What is not fit to be looked at any closer. */
export const isHostile = ({ code }: FieldFault): boolean =>
  code === "TOO_DEEP" || code === "TOO_MANY_ITEMS" || code === "NAME_NOT_ALLOWED";

/** All that cannot be kept of a parsed JSON value, each at its JSON pointer. */
export const unstorableIn = (value: unknown, pointer = "", depth = 0): readonly FieldFault[] => {
  if (typeof value === "string") return textFaults(value, pointer);
  if (typeof value === "number") {
    return Number.isSafeInteger(value) ? [] : [unstorable("NOT_A_SAFE_INTEGER", pointer)];
  }
  if (typeof value !== "object" || value === null) return [];
  if (depth === deepest) return [unstorable("TOO_DEEP", pointer)];
  const items = Object.entries(value);
  if (items.length > mostItems) return [unstorable("TOO_MANY_ITEMS", pointer)];
  return items.flatMap(([name, inner]) => {
    const at = `${pointer}${pointerTo(name)}`;
    if (isInherited(name)) return [unstorable("NAME_NOT_ALLOWED", at)];
    return [...textFaults(name, at), ...unstorableIn(inner, at, depth + 1)];
  });
};

const textFaults = (text: string, pointer: string): readonly FieldFault[] => {
  if (isStorable(text)) return [];
  return [unstorable(text.includes("\0") ? "NUL_CHARACTER" : "LONE_SURROGATE", pointer)];
};

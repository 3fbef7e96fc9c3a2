import type { Sentence } from "#kernel/index.js";
import type { Slot } from "../letter.js";

type Fact = readonly [heading: Sentence, Slot];

export const aboutFile: readonly Fact[] = [
  [{ fr: "Initiative", en: "Initiative" }, "title"],
  [{ fr: "Structure porteuse", en: "Organisation" }, "organisation"],
  [{ fr: "Dispositif", en: "Scheme" }, "scheme"],
  [{ fr: "Référence", en: "Reference" }, "reference"],
];

export const aboutLabel: readonly Fact[] = [
  [{ fr: "Label", en: "Label" }, "brand"],
  [{ fr: "Numéro", en: "Number" }, "number"],
  [{ fr: "Initiative", en: "Initiative" }, "title"],
];

import type { Block, Particulars, Template } from "./letter.js";

const named: Block = { say: { fr: "Bonjour {name},", en: "Dear {name}," } };
const unnamed: Block = { say: { fr: "Bonjour,", en: "Hello," } };

const question: Block = {
  say: {
    fr: "Une question ? Répondez à ce message, ou laissez-en un dans votre espace : une personne de « {service} » vous répondra.",
    en: "Any question? Answer this message, or leave one in your space: somebody from “{service}” will get back to you.",
  },
};
const regards: Block = {
  say: {
    fr: "Bien à vous, {service}, pour « {brand} »",
    en: "With kind regards, {service}, for “{brand}”",
  },
};

/** How every letter begins. */
export const openingOf = ({ name }: Particulars): readonly Block[] => [
  name === undefined ? unnamed : named,
];

/** How it ends: whoever applies is told whom to ask. */
export const closingOf = ({ to }: Template): readonly Block[] =>
  to === "carrier" ? [question, regards] : [regards];

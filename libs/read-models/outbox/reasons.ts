import type { Sentence, Sentences } from "#kernel/index.js";
import { sentences } from "#labelling/registry.js";

/** Why a letter did not leave, for good. */
export const letterRefusals = {
  MAIL_REFUSED: {
    fr: "Le serveur de messagerie a refusé cette lettre pour de bon : prévenez la personne autrement, ou corrigez son adresse.",
    en: "The mail server refused this letter for good: please tell the person by other means, or put their address right.",
  },
  ADDRESS_ERASED: {
    fr: "L’adresse de cette personne est effacée : rien ne peut plus lui être écrit.",
    en: "This person’s address is erased: nothing can be written to them any more.",
  },
  NOBODY_TO_WRITE_TO: {
    fr: "Cette lettre n’a pas de destinataire : donnez à quelqu’un le rôle ou le droit qui manque, puis renvoyez-la.",
    en: "There is nobody to send this letter to: please give somebody the role or the right that lacks, then send it again.",
  },
} as const satisfies Sentences;

export type LetterRefusal = keyof typeof letterRefusals;

/** What it answers is missing of a log that has lost its end: it is not sent, nor sent again. */
export const lostEvent = {
  EVENT_LOST: {
    fr: "Le fait dont ceci découle manque au journal, qui a perdu sa fin : cela ne part pas, ou plus.",
    en: "The event that this follows from is missing of the log, which has lost its end: this does not leave, or not again.",
  },
} as const satisfies Sentences;

/** What a code says; none where another release gave it. What it was about is told by the message. */
export const reasonOf = (code: string | null, language: keyof Sentence): string | null => {
  const all: Readonly<Record<string, Sentence | undefined>> = {
    ...sentences,
    ...letterRefusals,
    ...lostEvent,
  };
  const sentence = code === null ? undefined : all[code];
  return sentence ? sentence[language].replaceAll(/\{\w+\}/g, "…") : null;
};

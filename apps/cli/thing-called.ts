import type { Asking } from "#projections/reader.js";
import { fileCalled } from "./file-called.js";
import { labelCalled } from "./label-called.js";
import type { Session } from "./session.js";

/** What a story is told of. */
export const things = ["application", "session", "label", "organisation"] as const;
export type Thing = (typeof things)[number];

/** The id of a thing as people call it: a file by its reference, a label by its number. */
export const thingCalled = async (
  session: Session,
  thing: Thing,
  ref: string,
  moment: Asking,
): Promise<string> => {
  if (thing === "application") return fileCalled(session, ref, moment);
  return thing === "label" ? labelCalled(session, ref, {}, moment) : ref.toLowerCase();
};

/** What commands say of how a thing is named. */
export const calling = {
  ref: {
    fr: "sa référence, son numéro ou son identifiant",
    en: "its reference, number or id",
  },
  of: {
    fr: "de quoi ; d’un dossier, sans cette option",
    en: "of what; of a file without this option",
  },
} as const;

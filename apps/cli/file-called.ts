import type { Asking } from "#projections/reader.js";
import { listApplications } from "#read-models/applications/list-applications.js";
import { BadInput, Failed } from "./failures.js";
import type { Session } from "./session.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a file, from its reference or its id. References are not unique by themselves. */
export const fileCalled = async (
  session: Session,
  text: string,
  moment: Asking = {},
): Promise<string> => {
  if (uuid.test(text)) return text.toLowerCase();
  const { ask } = await session.reading();
  const { items } = await ask(listApplications, { reference: text }, moment);
  const [first, ...others] = items;
  if (!first) throw new Failed(words.none, { text });
  if (others.length > 0)
    throw new BadInput(words.several, { text, ids: items.map(({ id }) => id) });
  return first.id;
};

const words = {
  none: {
    fr: "Aucun dossier ne porte la référence « {text} ».",
    en: "No file is called “{text}”.",
  },
  several: {
    fr: "Plusieurs dossiers portent la référence « {text} » : donnez l’un de ces identifiants, {ids}.",
    en: "Several files are called “{text}”: give one of these ids, {ids}.",
  },
} as const;

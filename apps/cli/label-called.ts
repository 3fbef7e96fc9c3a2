import type { Asking } from "#projections/reader.js";
import { type ListLabels, listLabels } from "#read-models/labels/list-labels.js";
import { BadInput, Failed } from "./failures.js";
import type { Session } from "./session.js";

/** The id of a label, from its number or its id. Each scheme counts its own from 1. */
export const labelCalled = async (
  session: Session,
  text: string,
  among: ListLabels,
  moment: Asking,
): Promise<string> => {
  if (!/^\d+$/.test(text)) return text.toLowerCase();
  const { every } = await session.reading();
  const found: string[] = [];
  for await (const { id, number } of every(listLabels, among, moment))
    if (number === Number(text)) found.push(id);
  const [first, ...others] = found;
  if (first === undefined) throw new Failed(words.none, { text });
  if (others.length > 0) throw new BadInput(words.several, { text, ids: found });
  return first;
};

const words = {
  none: { fr: "Aucun label n’a le numéro {text}.", en: "No label has the number {text}." },
  several: {
    fr: "Plusieurs labels ont le numéro {text} : dites de quel dispositif (--scheme), ou donnez l’un de ces identifiants, {ids}.",
    en: "Several labels have the number {text}: say of which scheme (--scheme), or give one of these ids, {ids}.",
  },
} as const;

import { readToken } from "#access/token.js";
import type { PersonId } from "#kernel/index.js";
import { type ListedPerson, listPeople } from "#read-models/people/list-people.js";
import { BadInput, Failed } from "./failures.js";
import type { Session } from "./session.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A person, by id, by one of their tokens, by mail address, or by words of the name. */
export const personCalled = async (session: Session, text: string): Promise<PersonId> => {
  const token = readToken(text);
  if (token) return token.person;
  if (uuid.test(text)) return text.toLowerCase() as PersonId;
  const { ask } = await session.reading();
  const params = text.includes("@") ? { email: text } : { search: text };
  const { items } = await ask(listPeople, params);
  const [first, ...others] = items;
  if (!first) throw new Failed(words.nobody, { text });
  if (others.length > 0) throw new BadInput(words.several, { text, people: items.map(named) });
  return first.id as PersonId;
};

const named = ({ name, email, id }: ListedPerson): string => `${name} <${email}> ${id}`;

const words = {
  nobody: {
    fr: "Personne n’est enregistré sous « {text} ».",
    en: "Nobody is registered as “{text}”.",
  },
  several: {
    fr: "« {text} » désigne plusieurs personnes : {people}. Donnez l’un de ces identifiants.",
    en: "“{text}” is the name of several people: {people}. Give one of these ids.",
  },
} as const;

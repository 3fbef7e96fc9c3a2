import type { Sentence } from "#kernel/index.js";
import type { PersonId } from "#kernel/index.js";
import type { Cli } from "../cli.js";
import type { Option } from "./asking.js";
import type { Room, RoomItem } from "./room.js";

/** People to choose from, each with their institution. */
export const people = (
  { nameOf, roll }: Room,
  some: readonly { readonly person: PersonId }[],
): readonly Option<PersonId>[] =>
  some.map(({ person }) => {
    const institution = roll.find((one) => one.person === person)?.institution ?? "";
    const name = nameOf(person);
    // Where names are not shown, they are the institution's already.
    const label = name.startsWith(institution) ? name : `${name} (${institution})`;
    return { value: person, label, name: person };
  });

export const items = (some: readonly RoomItem[]): readonly Option<RoomItem>[] =>
  some.map((item) => ({ value: item, label: item.title, name: item.item }));

/** Codes to choose from, each in words. */
export const coded = <Code extends string>(
  { say }: Pick<Cli, "say">,
  codes: readonly Code[],
  words: Readonly<Record<Code, Sentence>>,
): readonly Option<Code>[] =>
  codes.map((code) => ({ value: code, label: say(words[code]), name: code }));

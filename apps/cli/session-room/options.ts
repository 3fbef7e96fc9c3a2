import type { Sentence } from "#kernel/index.js";
import type { PersonId } from "#kernel/index.js";
import type { Cli } from "../cli.js";
import type { Option } from "./asking.js";
import type { Room, RoomItem } from "./room.js";
import { seated } from "./seats.js";

/** People to choose from, each with their seat. */
export const people = (
  cli: Pick<Cli, "say">,
  room: Room,
  some: readonly { readonly person: PersonId }[],
): readonly Option<PersonId>[] =>
  some.map(({ person }) => ({ value: person, label: seated(cli, room, person), name: person }));

export const items = (some: readonly RoomItem[]): readonly Option<RoomItem>[] =>
  some.map((item) => ({ value: item, label: item.title, name: item.item }));

/** Codes to choose from, each in words. */
export const coded = <Code extends string>(
  { say }: Pick<Cli, "say">,
  codes: readonly Code[],
  words: Readonly<Record<Code, Sentence>>,
): readonly Option<Code>[] =>
  codes.map((code) => ({ value: code, label: say(words[code]), name: code }));

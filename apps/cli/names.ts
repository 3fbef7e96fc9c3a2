import { maySee } from "#access/sight.js";
import { isOfFile, type Matter } from "#labelling/session/matter.js";
import { showFile } from "#read-models/file/show-file.js";
import { showLabel } from "#read-models/labels/show-label.js";
import { listPeople } from "#read-models/people/list-people.js";
import { Failed } from "./failures.js";
import type { Session } from "./session.js";
import { printable, shortened } from "./table.js";

/** What people and matters are called, for as long as the room is open; ids to whoever may not see it. */
export interface Names {
  people(): Promise<(id: string) => string>;
  titleOf(matter: Matter): Promise<string>;
}

export const namesFor = (session: Session): Names => {
  const titles = new Map<string, string>();
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    people: async () => {
      const names = await (known ??= everybody(session));
      return (id) => names.get(id) ?? id;
    },
    titleOf: async (matter) => {
      const title = titles.get(matter.item) ?? (await titleIn(session, matter));
      titles.set(matter.item, title);
      return title;
    },
  };
};

const everybody = async (session: Session): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  if (!maySee(listPeople.name, session.viewer)) return names;
  const { every } = await session.reading();
  for await (const { id, name } of every(listPeople, {})) names.set(id, printable(name));
  return names;
};

const titleIn = async (session: Session, { kind, item: id }: Matter): Promise<string> => {
  if (kind === "proposal") return id;
  const { ask } = await session.reading();
  const shown = isOfFile(kind)
    ? ask(showFile, { id }).then(({ reference, title }) => [reference, title])
    : ask(showLabel, { id }).then(({ number, title }) => [String(number), title]);
  const parts = await shown.catch((fault: unknown) => {
    if (fault instanceof Failed) return [id];
    throw fault;
  });
  return shortened(printable(parts.filter((part) => part !== null).join(" ")), 60);
};

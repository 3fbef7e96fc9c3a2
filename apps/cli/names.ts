import { maySee } from "#access/sight.js";
import type { RollEntry } from "#labelling/committee/committee.js";
import { isOfFile, type Matter } from "#labelling/session/matter.js";
import { showCommittee } from "#read-models/committees/show-committee.js";
import { showFile } from "#read-models/file/show-file.js";
import { showLabel } from "#read-models/labels/show-label.js";
import { listPeople } from "#read-models/people/list-people.js";
import { showProposal } from "#read-models/proposals/show-proposal.js";
import { Failed } from "./failures.js";
import type { Session } from "./session.js";
import { printable, shortened } from "./table.js";

/** What people and matters are called, for as long as the folder is open, to whoever may see it. */
export interface Names {
  /** By id; empty to whoever may not see names. */
  people(): Promise<ReadonlyMap<string, string>>;
  titleOf(matter: Matter): Promise<string>;
  /** A person by name and by whom they sit for on a scheme's committee, as far as the viewer may see. */
  onCommittee(scheme: string): Promise<(person: string) => string>;
}

export const namesFor = (session: Session): Names => {
  const titles = new Map<string, string>();
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  const people = () => (known ??= everybody(session));
  return {
    people,
    onCommittee: async (scheme) => {
      const [named, seats] = [await people(), await seatsOn(session, scheme)];
      return (person) => {
        const name = named.get(person);
        const isSeated = seats.some((one) => one.person === person);
        return isSeated ? seatOf(seats, person) : (name ?? person);
      };
    },
    titleOf: async (matter) => {
      const title = titles.get(matter.item) ?? (await titleIn(session, matter));
      titles.set(matter.item, title);
      return title;
    },
  };
};

type Seat = Pick<RollEntry, "person" | "institution"> & { readonly name?: string | null };

/** A member by name and institution; where names are not shown, of whose several seats it is one. */
export const seatOf = (roll: readonly Seat[], person: string): string => {
  const seat = roll.find((one) => one.person === person);
  if (!seat) return person;
  const { institution, name } = seat;
  return name ? `${printable(name)} (${institution})` : `${institution} ${person.slice(0, 8)}`;
};

/** Of whoever has, or once had, a mandate. */
const seatsOn = async (session: Session, scheme: string): Promise<readonly Seat[]> => {
  const { ask } = await session.reading();
  const shown = ask(showCommittee, { id: scheme }).then(({ mandates }) => mandates);
  return shown.catch(failedIs([]));
};

/** What stands in for what the viewer may not see. */
const failedIs =
  <Instead>(instead: Instead) =>
  (fault: unknown): Instead => {
    if (fault instanceof Failed) return instead;
    throw fault;
  };

const everybody = async (session: Session): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  if (!maySee(listPeople.name, session.viewer)) return names;
  const { every } = await session.reading();
  for await (const { id, name } of every(listPeople, {})) names.set(id, printable(name));
  return names;
};

const titleIn = async (session: Session, { kind, item: id }: Matter): Promise<string> => {
  const { ask } = await session.reading();
  if (kind === "proposal")
    return ask(showProposal, { id })
      .then(({ proposedOn, motives }) => shortened(printable(`${proposedOn} ${motives}`), 60))
      .catch(failedIs(id));
  const shown = isOfFile(kind)
    ? ask(showFile, { id }).then(({ reference, title }) => [reference, title])
    : ask(showLabel, { id }).then(({ number, title }) => [String(number), title]);
  const parts = await shown.catch(failedIs([id]));
  return shortened(printable(parts.filter((part) => part !== null).join(" ")), 60);
};

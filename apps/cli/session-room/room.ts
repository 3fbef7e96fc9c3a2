import { streamName } from "#kernel/index.js";
import type { RollEntry } from "#labelling/committee/committee.js";
import { countedBy } from "#labelling/session/counted-by.js";
import { type Item, isUnderWay, recusedFrom } from "#labelling/session/item.js";
import { quorumOf } from "#labelling/session/quorum.js";
import { type Known, session as meeting } from "#labelling/session/session.js";
import { votersOf } from "#labelling/session/voters.js";
import type { NamedSeat } from "#read-models/committees/member-names.js";
import type { CountedQuorum } from "#read-models/sessions/sessions.js";
import { showSession } from "#read-models/sessions/show-session.js";
import type { BoardItem } from "#read-models/sessions/told-items.js";
import { Failed } from "../failures.js";
import type { Session } from "../session.js";
import { type Names, seatOf } from "../names.js";
import { printable } from "../table.js";

/** Where a session stands, as far as whoever runs it may see. */
export interface Room {
  readonly id: string;
  readonly state: Known;
  readonly place: string;
  /** Who may sit on the day: until the opening as the committee says, then as the session says. */
  readonly roll: readonly RollEntry[];
  /** Without those that are closed to the viewer. */
  readonly items: readonly RoomItem[];
  /** The one that is debated or voted on, if it may be seen. */
  readonly underWay: RoomItem | undefined;
  nameOf(person: string): string;
}

/** The write side forgets how a vote went once the decision is drawn; the board does not. */
export interface RoomItem
  extends Item, Pick<BoardItem, "ballots" | "castingVote" | "counts" | "motives"> {
  readonly title: string;
}

/** Read anew before each question: others may act meanwhile. */
export const roomOf = async (session: Session, id: string, names: Names): Promise<Room> => {
  const { engine } = session;
  const { ask } = await session.reading();
  const { state, version } = await engine.streams.load(meeting, id, 0);
  if (state.phase === "unknown") throw new Failed(words.unknown, { id });
  const seen = { stream: streamName(meeting.kind, id), version };
  const board = await ask(showSession, { id }, { seen });
  const { roll } = board;
  const people = await names.people();
  const items: RoomItem[] = [];
  for (const item of state.items) {
    const shown = board.items.find((one) => one.item === item.item);
    if (!shown) continue;
    const { ballots, castingVote, counts, motives } = shown;
    items.push({
      ...item,
      ballots,
      castingVote,
      counts,
      motives,
      title: await names.titleOf(item),
    });
  }
  return {
    id,
    state,
    place: board.place,
    roll,
    items,
    underWay: items.find(isUnderWay),
    nameOf: (person) => people.get(person) ?? nameIn(roll, person) ?? seatOf(roll, person),
  };
};

/** Members see the names of their own committee, and of nobody else. */
const nameIn = (roll: readonly NamedSeat[], person: string): string | undefined => {
  const name = roll.find((one) => one.person === person)?.name;
  return typeof name === "string" ? printable(name) : undefined;
};

/** Whether enough are there, for the item under way or for the session as a whole. */
export const gaugeOf = ({ state, underWay }: Room): CountedQuorum | undefined => {
  if (state.phase !== "open") return undefined;
  const { roll, present, proxies, convening, terms } = state;
  const recused = underWay ? recusedFrom(underWay) : [];
  const voters = votersOf({ roll, present, proxies }, recused);
  const sheet = quorumOf(terms, { roll, voters, recused, convening, abstentions: 0 });
  return { ...sheet, by: countedBy(terms, { roll, present, proxies }, recused) };
};

const words = {
  unknown: { fr: "Aucune séance {id}.", en: "There is no session {id}." },
} as const;

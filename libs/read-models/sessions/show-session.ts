import { IsUUID } from "class-validator";
import { streamName } from "#kernel/index.js";
import { committee } from "#labelling/committee/committee.js";
import { rollOn } from "#labelling/committee/mandates.js";
import type { Committee } from "#labelling/scheme/definition.js";
import { query, type Tables } from "#projections/query.js";
import { committees, type CommitteeRow } from "../committees/committees.js";
import { named, type NamedSeat, rollNames } from "../committees/member-names.js";
import { Conditions } from "../conditions.js";
import { decisions, type DecisionRow } from "../decisions/decisions.js";
import { readBefore } from "../readings/read-before.js";
import { closedTo } from "../visible.js";
import type { ListedSession } from "./list-sessions.js";
import { onlySessions } from "./only-sessions.js";
import { sessions, type SessionRow } from "./sessions.js";
import { boardItems, type BoardItem } from "./told-items.js";

export class ShowSession {
  @IsUUID() readonly id!: string;
}

/** The board of a session: who is there, and where each item stands. */
export interface SessionDetail extends ListedSession {
  /** Absent where an item is closed to the viewer: a version moves with what happens to that one. */
  readonly stream?: string;
  readonly version?: number;
  readonly schemeVersion: number;
  readonly convenedOn: string;
  /** The session that lacked its quorum. */
  readonly previous: string | null;
  /** Why it was put off. */
  readonly adjournedFor: string | null;
  /** Until its opening as the committee says of the day, then as the session says. */
  readonly roll: readonly NamedSeat[];
  readonly presiding: SessionRow["presiding"];
  readonly present: SessionRow["present"];
  /** Who votes for whom. */
  readonly proxies: readonly { readonly from: string; readonly to: string }[];
  readonly quorum: SessionRow["quorum"];
  readonly ballots: Committee["ballots"];
  /** The hash of the minutes. */
  readonly minutes: { readonly drafted: string | null; readonly approved: string | null };
  readonly items: readonly BoardItem[];
}

export const showSession = query({
  name: "session",
  path: "/sessions/:id",
  summary:
    "Shows a session: who is there, its quorum, and each item from its question to its decision.",
  shape: ShowSession,
  of: [sessions, decisions, committees],
  run: async (tables, { id }, viewer): Promise<SessionDetail | undefined> => {
    const closed = await closedTo(tables, viewer);
    const conditions = new Conditions().add(id, (one) => `s.key = ${one}`);
    onlySessions(conditions, tables, viewer);
    const [row] = await tables.select<SessionRow>(
      `select s.* from ${tables.of(sessions)} s where ${conditions.where}`,
      conditions.values,
    );
    if (!row) return undefined;
    const { state } = row;
    const decided = await tables.select<DecisionRow>(
      `select c.* from ${tables.of(decisions)} c where c.session = $1`,
      [id],
    );
    const roll = await rollOf(tables, row);
    const hadRead = await readBefore(tables, streamName("session", id), viewer);
    const items = boardItems(row, decided, closed, viewer, hadRead);
    return {
      id,
      ...(items.length === state.items.length && {
        stream: streamName("session", id),
        version: row.version,
      }),
      scheme: row.scheme,
      schemeVersion: state.schemeVersion,
      heldOn: row.held_on,
      place: row.place,
      phase: row.phase,
      convening: state.convening,
      convenedOn: row.convened_on,
      previous: state.previous ?? null,
      adjournedFor: "why" in state ? state.why : null,
      roll: named(roll, await rollNames(tables, row.scheme, roll, viewer)),
      presiding: row.presiding,
      present: row.present,
      proxies: Object.entries(state.proxies).map(([from, to]) => ({ from, to })),
      quorum: row.quorum,
      ballots: state.terms.ballots,
      minutes: {
        drafted: ("drafted" in state && state.drafted) || null,
        approved: ("approved" in state && state.approved) || null,
      },
      items,
    };
  },
});

const rollOf = async (tables: Tables, { scheme, state, held_on: heldOn }: SessionRow) => {
  if ("roll" in state) return state.roll;
  const [board] = await tables.select<CommitteeRow>(
    `select b.* from ${tables.of(committees)} b where b.key = $1`,
    [scheme],
  );
  return rollOn(board?.state ?? committee.initial, heldOn);
};

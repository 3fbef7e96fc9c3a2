import { rollOn } from "#labelling/committee/mandates.js";
import type { Phase } from "#labelling/session/session.js";
import { query, type Tables } from "#projections/query.js";
import type { Viewer } from "#access/viewer.js";
import { applications } from "../applications/applications.js";
import { committees, type CommitteeRow } from "../committees/committees.js";
import { Conditions } from "../conditions.js";
import { type FileNames, withNames } from "../file-names.js";
import { hidingCarriers } from "../hidden-carriers.js";
import { initiatives } from "../initiatives/initiatives.js";
import { interests } from "../interests/interests.js";
import { onlySessions } from "../sessions/only-sessions.js";
import { sessions, type SessionRow } from "../sessions/sessions.js";
import { onlyFiles, onlySeated } from "../visible.js";
import { instructions, type InstructionRow } from "./instructions.js";
import { reviews, type ReviewRow } from "./reviews.js";

export class ShowDesk {}

/** A file by its id and reference alone: whoever has an interest in it sees nothing else of it. */
export interface Named {
  readonly application: string;
  readonly reference: string | null;
}

export interface AskedReview extends Named {
  readonly title: string | null;
  readonly institution: string;
  readonly dueOn: string;
}

export interface ComingSession {
  readonly id: string;
  readonly scheme: string;
  readonly heldOn: string;
  readonly place: string;
  readonly phase: Phase;
  /** Who votes for the member, who has said that they cannot come. */
  readonly proxyGivenTo: string | null;
  /** For whom the member votes. */
  readonly proxiesHeld: readonly string[];
}

/** What a member of a committee has before them. */
export interface Desk {
  /** The one that is due first comes first. */
  readonly toReview: readonly (AskedReview & { readonly late: boolean })[];
  readonly reviewed: readonly (AskedReview & { readonly submittedOn: string })[];
  readonly declined: readonly AskedReview[];
  readonly interests: readonly Named[];
  readonly sessions: readonly ComingSession[];
}

export const showDesk = query({
  name: "desk",
  path: "/desk",
  summary: "Shows what is before a member of a committee: reviews, interests, sessions, proxies.",
  shape: ShowDesk,
  of: [reviews, instructions, interests, sessions, committees, applications, initiatives],
  run: async (tables, _, viewer): Promise<Desk> => ({
    ...(await reviewsOf(tables, viewer)),
    interests: await interestsOf(tables, viewer),
    sessions: await sessionsOf(tables, viewer),
  }),
});

/** Rows at most of each kind: the last ones, where somebody has sat for many years. */
const most = 500;

type JoinedReview = ReviewRow &
  FileNames & { readonly phase: InstructionRow["phase"]; readonly hidden: boolean };

const reviewsOf = async (tables: Tables, viewer: Viewer) => {
  const conditions = new Conditions().add(viewer.person, (one) => `r.person = ${one}`);
  await onlyFiles(conditions, "a", tables, viewer);
  const hides = await hidingCarriers(conditions, tables, viewer);
  const rows = await tables.select<JoinedReview>(
    `select r.*, n.phase, a.reference, i.title, ${hides("a")} as hidden from ${tables.of(reviews)} r
     join ${tables.of(instructions)} n on n.key = r.application
     ${withNames(tables, "r.application")}
     where ${conditions.where} order by r.due_on desc, r.key desc limit ${most}`,
    conditions.values,
  );
  const inOrder = rows.toReversed();
  return {
    toReview: inOrder
      // A file that has been before the committee waits for nobody's review any more.
      .filter(({ standing, phase }) => standing === "awaited" && phase === "open")
      .map((row) => ({ ...asked(row), late: row.due_on < tables.today })),
    reviewed: inOrder
      .filter(({ standing }) => standing === "in")
      .map((row) => ({ ...asked(row), submittedOn: row.submitted_on ?? "" })),
    declined: inOrder.filter(({ standing }) => standing === "declined").map(asked),
  };
};

const asked = ({ hidden, due_on: dueOn, ...row }: JoinedReview): AskedReview => ({
  application: row.application,
  reference: row.reference,
  title: hidden ? null : row.title,
  institution: row.institution,
  dueOn,
});

const interestsOf = async (tables: Tables, viewer: Viewer): Promise<readonly Named[]> => {
  const conditions = new Conditions().add(viewer.person, (one) => `t.person = ${one}`);
  await onlySeated(conditions, "a.scheme", tables, viewer);
  return tables.select<Named>(
    `select distinct t.matter as application, a.reference from ${tables.of(interests)} t
     join ${tables.of(applications)} a on a.key = t.matter
     where ${conditions.where} order by 2, 1 limit ${most}`,
    conditions.values,
  );
};

const sessionsOf = async (tables: Tables, viewer: Viewer): Promise<readonly ComingSession[]> => {
  const { person } = viewer;
  const conditions = new Conditions().always("s.phase in ('convened', 'open')");
  onlySessions(conditions, tables, viewer);
  const rows = await tables.select<SessionRow & { readonly board: CommitteeRow["state"] | null }>(
    `select s.*, b.state as board from ${tables.of(sessions)} s
     left join ${tables.of(committees)} b on b.key = s.scheme
     where ${conditions.where} order by s.held_on, s.key`,
    conditions.values,
  );
  return rows.filter((row) => rollOf(row).some((one) => one.person === person)).map(coming(person));
};

/** An open session has its own copy of the roll, which counts. */
const rollOf = ({
  state,
  board,
  held_on,
}: SessionRow & { readonly board: CommitteeRow["state"] | null }) => {
  if ("roll" in state) return state.roll;
  return board ? rollOn(board, held_on) : [];
};

const coming =
  (person: string) =>
  ({ key, scheme, held_on, place, phase, state }: SessionRow): ComingSession => {
    const proxies = Object.entries(state.proxies);
    return {
      id: key,
      scheme,
      heldOn: held_on,
      place,
      phase,
      proxyGivenTo: proxies.find(([from]) => from === person)?.[1] ?? null,
      proxiesHeld: proxies.filter(([, to]) => to === person).map(([from]) => from),
    };
  };

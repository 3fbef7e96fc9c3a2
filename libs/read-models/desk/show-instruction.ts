import { IsUUID } from "class-validator";
import { streamName } from "#kernel/index.js";
import type { Line } from "#labelling/instruction/events.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { query, type Tables } from "#projections/query.js";
import type { Viewer } from "#access/viewer.js";
import { Conditions } from "../conditions.js";
import type { ToldReading } from "../readings/list-readings.js";
import { readBefore } from "../readings/read-before.js";
import { isSeated, judges, onlyImpartial } from "../visible.js";
import { instructions, type InstructionRow } from "./instructions.js";
import type { ToldInterest } from "./reviewing.js";
import { shownReviews, toldSaid, type ToldSaid } from "./told-instruction.js";

export class ShowInstruction {
  /** The file's. */
  @IsUUID() readonly id!: string;
}

export interface InstructionDetail extends Omit<ToldSaid, "interests"> {
  readonly interests: readonly DetailedInterest[];
  readonly application: string;
  /** Absent for members of the committee: a version moves with what is kept from some of them. */
  readonly stream?: string;
  readonly version?: number;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly phase: InstructionRow["phase"];
  readonly openedOn: string;
  readonly closedOn: string | null;
  /** Reviews without which the file does not come before the committee. */
  readonly minimum: number;
  /** The last day for the first reviews that were asked for. */
  readonly reviewBy: string;
  /** The lines of the grid that marks are given by; what each asks stands in the scheme. */
  readonly criteria: readonly Line[];
}

interface DetailedInterest extends ToldInterest {
  /** What they had read of the file before it was told; for auditors alone. */
  readonly readBefore?: readonly ToldReading[];
}

export const showInstruction = query({
  name: "instruction",
  path: "/instructions/:id",
  summary:
    "Shows how a file is reviewed: by whom, what they made of it, interests, internal notes.",
  shape: ShowInstruction,
  of: [instructions],
  run: async (tables, { id }, viewer): Promise<InstructionDetail | undefined> => {
    const row = await rowFor(tables.of(instructions), tables, id, viewer);
    // What keeps a reviewer from others' reviews is as of now: no look at the past goes around it.
    const now = await rowFor(tables.live(instructions), tables, id, viewer);
    if (!row || !now || !(await isSeated(tables, row.scheme, viewer))) return undefined;
    const { state, version, opened_on: openedOn } = row;
    const { review } = await readDefinition(tables, state.definition);
    const { blindness } = review;
    const sight = { viewer, now: now.state, blindness, today: tables.today };
    const reviews = shownReviews(row, sight);
    tables.shows({ application: id, of: "instruction", version, reviews });
    const said = toldSaid(row, sight);
    const hadRead = await readBefore(tables, streamName("instruction", id), viewer);
    return {
      application: id,
      ...(!judges(viewer) && { stream: streamName("instruction", id), version }),
      scheme: row.scheme,
      schemeVersion: state.schemeVersion,
      phase: row.phase,
      openedOn,
      closedOn: state.phase === "closed" ? state.closedOn : null,
      minimum: state.minimum,
      reviewBy: state.reviewBy,
      criteria: state.criteria,
      ...said,
      interests: withReadings(said.interests, (person, nth) => hadRead(id, person, nth)),
    };
  },
});

/** An interest that was cleared may be told again. */
const withReadings = (
  interests: readonly ToldInterest[],
  hadRead: (person: string, nth: number) => readonly ToldReading[] | undefined,
): readonly DetailedInterest[] =>
  interests.map((one, index) => {
    const earlier = interests.slice(0, index).filter(({ person }) => person === one.person);
    const read = hadRead(one.person, earlier.length);
    return { ...one, ...(read && { readBefore: read }) };
  });

const rowFor = async (table: string, tables: Tables, id: string, viewer: Viewer) => {
  const conditions = new Conditions().add(id, (one) => `n.key = ${one}`);
  onlyImpartial(conditions, "n.key", tables, viewer);
  const [row] = await tables.select<InstructionRow>(
    `select n.* from ${table} n where ${conditions.where}`,
    conditions.values,
  );
  return row;
};

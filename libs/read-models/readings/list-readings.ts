import { IsOptional, IsUUID } from "class-validator";
import type { Shown } from "#labelling/reading/reading.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { type ReadingRow, readings } from "./readings.js";

export class ListReadings extends Paging {
  /** What was read of one file: itself, its reviews, its documents. */
  @IsOptional() @IsUUID() readonly application?: string;
  @IsOptional() @IsUUID() readonly person?: string;
  /** Who was shown the reviews of this person. */
  @IsOptional() @IsUUID() readonly reviewer?: string;
  @IsOptional() @IsUUID() readonly document?: string;
}

export interface ToldReading {
  readonly at: string;
  readonly what: Shown["of"];
  readonly version: number | null;
  /** Those whose reviews were shown, by name or not. */
  readonly reviews: readonly string[];
  readonly document: string | null;
}

export interface ListedReading extends ToldReading {
  readonly application: string;
  /** Who read. */
  readonly person: string;
}

/** The latest first. */
export const listReadings = query({
  name: "readings",
  path: "/readings",
  summary:
    "Lists who of a committee was shown which file, which reviews or which document, and when.",
  shape: ListReadings,
  of: [readings],
  run: async (tables, { application, person, reviewer, document, after, limit = usualPage }) => {
    const conditions = new Conditions()
      .add(application, (one) => `application = ${one}`)
      .add(person, (one) => `person = ${one}`)
      .add(reviewer, (one) => `${one} = any(reviews)`)
      .add(document, (one) => `document = ${one}`)
      .add(after && readCursor(after)?.[2], (one) => `key < ${one}`);
    const rows = await tables.select<ReadingRow>(
      `select * from ${tables.of(readings)} where ${conditions.where}
       order by key desc limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    return pageOf(rows, limit, listed, ({ key }) => ["log", "", key]);
  },
});

const listed = (row: ReadingRow): ListedReading => ({
  application: row.application,
  person: row.person,
  ...toldReading(row),
});

export const toldReading = ({ at, what, version, reviews, document }: ReadingRow): ToldReading => ({
  at,
  what,
  version,
  reviews,
  document,
});

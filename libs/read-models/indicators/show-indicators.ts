import { IsIn, IsOptional, IsString, MaxLength } from "class-validator";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import { type Activity, channels } from "#labelling/label/told.js";
import { IsDepartment } from "#labelling/territory/is-territory.js";
import { query, type Tables } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { labels } from "../labels/labels.js";
import { organisations } from "../organisations/organisations.js";
import { inDepartment } from "./in-department.js";
import { reports } from "./reports.js";
import { surveys } from "./surveys.js";
import { type Wave, wavesOf } from "./waves.js";
import {
  actionCounts,
  type ActionCount,
  type Chosen,
  type PeriodCount,
  periodCounts,
  reportingOn,
  type Reporting,
  type Total,
  totalsOf,
} from "./totals.js";

export class ShowIndicators {
  @IsOptional() @IsString() @MaxLength(80) readonly scheme?: string;
  /** Reports and waves whose period begins on this day or later. */
  @IsOptional() @IsCalendarDay() readonly from?: string;
  /** Reports and waves whose period ends on this day or earlier. */
  @IsOptional() @IsCalendarDay() readonly until?: string;
  /** Of realisation, the actions of this channel alone. */
  @IsOptional() @IsIn(channels) readonly channel?: Activity["channel"];
  /** Reports of holders that have their seat in this department. */
  @IsOptional() @IsDepartment() readonly territory?: string;
}

/**
 * What labels report, added up. A report counts by its own period, once, and whole: one that lies
 * in the asked time in part is in no total, but is counted as astride.
 */
export interface Indicators {
  readonly labels: {
    /** Granted, and not over before the time that is asked for. */
    readonly held: number;
    readonly initiatives: number;
  };
  readonly realisation: Reporting & {
    readonly actions: readonly ActionCount[];
    readonly periods: readonly PeriodCount[];
    readonly indicators: readonly Total[];
    readonly others: readonly Total[];
  };
  readonly result: Reporting & {
    readonly indicators: readonly Total[];
    readonly others: readonly Total[];
  };
  readonly astride: number;
  readonly surveys: readonly Wave[];
}

export const showIndicators = query({
  name: "indicators",
  path: "/indicators",
  summary: "Adds up what labels report: actions by channel and place, results, survey waves.",
  shape: ShowIndicators,
  of: [reports, labels, organisations, surveys],
  run: async (tables, params, viewer): Promise<Indicators> => {
    const chosen = chosenBy(tables, params);
    const totals = async (about: "activity" | "impact") => ({
      ...(await reportingOn(tables, chosen, about)),
      indicators: await totalsOf(tables, chosen, about, "figures"),
      others: await totalsOf(tables, chosen, about, "otherFigures"),
    });
    return {
      labels: await heldIn(tables, params),
      realisation: {
        ...(await totals("activity")),
        actions: await actionCounts(tables, chosen, params.channel),
        periods: await periodCounts(tables, chosen, params.channel),
      },
      result: await totals("impact"),
      astride: await astride(tables, params),
      surveys: await wavesOf(tables, params, viewer),
    };
  },
});

type Asked = Omit<ShowIndicators, "channel">;

/** By scheme and holder, whatever the period. */
const held = ({ scheme, territory }: Asked): Conditions => {
  const conditions = new Conditions().add(scheme, (one) => `l.scheme = ${one}`);
  return territory === undefined ? conditions : inDepartment(conditions, territory);
};

const joined = (tables: Tables) => `${tables.of(reports)} p
  join ${tables.of(labels)} l on l.key = p.label
  left join ${tables.of(organisations)} o on o.key = l.organisation`;

const chosenBy = (tables: Tables, asked: Asked): Chosen => {
  const conditions = held(asked)
    .add(asked.from, (one) => `p.from_day >= ${one}`)
    .add(asked.until, (one) => `p.until_day <= ${one}`);
  return {
    with: `with chosen as (select p.*, l.initiative from ${joined(tables)}
      where ${conditions.where})`,
    values: conditions.values,
  };
};

const astride = async (tables: Tables, asked: Asked): Promise<number> => {
  const { from = "0000-01-01", until = "9999-12-31" } = asked;
  const conditions = held(asked);
  const [first, last] = [conditions.parameter(from), conditions.parameter(until)];
  conditions
    .always(`p.until_day >= ${first} and p.from_day <= ${last}`)
    .always(`(p.from_day < ${first} or p.until_day > ${last})`);
  const [row] = await tables.select<{ readonly n: number }>(
    `select count(*)::integer as n from ${joined(tables)} where ${conditions.where}`,
    conditions.values,
  );
  return row?.n ?? 0;
};

const heldIn = async (tables: Tables, asked: Asked): Promise<Indicators["labels"]> => {
  const conditions = held(asked)
    .add(asked.from, (one) => `coalesce(l.state->>'endedOn', l.until_day) >= ${one}`)
    .add(asked.until, (one) => `l.from_day <= ${one}`);
  const [row] = await tables.select<Indicators["labels"]>(
    `select count(*)::integer as held, count(distinct l.initiative)::integer as initiatives
     from ${tables.of(labels)} l
     left join ${tables.of(organisations)} o on o.key = l.organisation
     where ${conditions.where}`,
    conditions.values,
  );
  return row ?? { held: 0, initiatives: 0 };
};

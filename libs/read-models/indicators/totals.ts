import { type Activity, channels, type Report } from "#labelling/label/told.js";
import type { Tables } from "#projections/query.js";

/** Where actions took place, as far as reports tell. */
export type Side = "in-region" | "outside" | "placeless";

export interface ActionCount {
  readonly channel: Activity["channel"];
  readonly side: Side;
  readonly count: number;
  /** That have reported some of them. */
  readonly labels: number;
  readonly initiatives: number;
}

/** What reports on one period tell of one channel. */
export interface PeriodCount {
  readonly from: string;
  readonly until: string;
  readonly channel: Activity["channel"];
  readonly inRegion: number;
  readonly outside: number;
  readonly placeless: number;
}

export interface Total {
  /** The id of a scheme's indicator, or the holder's own key. */
  readonly id: string;
  readonly total: number;
  readonly labels: number;
}

export interface Reporting {
  readonly reports: number;
  readonly labels: number;
  readonly initiatives: number;
}

/** Reports chosen by a filter, as parts of a `with`: `chosen`, with their label's initiative. */
export interface Chosen {
  readonly with: string;
  readonly values: readonly unknown[];
}

/**
 * The database adds whole numbers up exactly, whatever their size; one that JSON's readers would
 * round is no total to give.
 */
const exact = (sum: string): number => {
  const total = Number(sum);
  if (!Number.isSafeInteger(total)) throw new Error(`a total of ${sum} is beyond whole numbers`);
  return total;
};

const side = `case (a->>'inRegion')::boolean when true then 'in-region' when false then 'outside'
  else 'placeless' end`;
const actions = `(select c.*, a->>'channel' as channel, ${side} as side, (a->>'count')::numeric as n
  from chosen c, jsonb_array_elements(c.told->'activities') a) as acted`;
/** The actions of one channel alone, or of all where the parameter after the others is null. */
const only = ({ values: { length } }: Chosen) =>
  `(channel = $${length + 1} or $${length + 1}::text is null)`;
const reporting = `count(distinct label)::integer as labels,
  count(distinct initiative)::integer as initiatives`;

/** In the order in which the domain names them. */
const channelOrder = `array_position(array['${channels.join("','")}'], channel)`;

export const actionCounts = async (
  { select }: Tables,
  chosen: Chosen,
  channel?: Activity["channel"],
): Promise<readonly ActionCount[]> => {
  const rows = await select<Omit<ActionCount, "count"> & { readonly sum: string }>(
    `${chosen.with} select channel, side, sum(n)::text as sum, ${reporting} from ${actions}
     where ${only(chosen)} group by channel, side order by ${channelOrder}, side`,
    [...chosen.values, channel ?? null],
  );
  return rows.map(({ sum, ...row }) => ({ ...row, count: exact(sum) }));
};

const on = (where: Side) => `coalesce(sum(n) filter (where side = '${where}'), 0)::text`;

/** The database's sums come as texts. */
type SummedPeriod = Pick<PeriodCount, "from" | "until" | "channel"> &
  Record<"inRegion" | "outside" | "placeless", string>;

export const periodCounts = async (
  { select }: Tables,
  chosen: Chosen,
  channel?: Activity["channel"],
): Promise<readonly PeriodCount[]> => {
  const rows = await select<SummedPeriod>(
    `${chosen.with} select from_day as "from", until_day as "until", channel,
       ${on("in-region")} as "inRegion", ${on("outside")} as "outside",
       ${on("placeless")} as "placeless"
     from ${actions} where ${only(chosen)}
     group by from_day, until_day, channel order by from_day, until_day, ${channelOrder}`,
    [...chosen.values, channel ?? null],
  );
  return rows.map(({ from, until, channel, inRegion, outside, placeless }) => ({
    from,
    until,
    channel,
    inRegion: exact(inRegion),
    outside: exact(outside),
    placeless: exact(placeless),
  }));
};

export const totalsOf = async (
  { select }: Tables,
  chosen: Chosen,
  about: Report["about"],
  field: "figures" | "otherFigures",
): Promise<readonly Total[]> => {
  const rows = await select<Omit<Total, "total"> & { readonly sum: string }>(
    `${chosen.with} select f.key as id, sum(f.value::numeric)::text as sum,
       count(distinct label)::integer as labels
     from chosen c, jsonb_each_text(c.told->'${field}') f where c.about = '${about}'
     group by f.key order by f.key collate "C"`,
    chosen.values,
  );
  return rows.map(({ sum, ...row }) => ({ ...row, total: exact(sum) }));
};

export const reportingOn = async (
  { select }: Tables,
  chosen: Chosen,
  about: Report["about"],
): Promise<Reporting> => {
  const [row] = await select<Reporting>(
    `${chosen.with} select count(*)::integer as reports, ${reporting} from chosen
     where about = '${about}'`,
    chosen.values,
  );
  return row ?? { reports: 0, labels: 0, initiatives: 0 };
};

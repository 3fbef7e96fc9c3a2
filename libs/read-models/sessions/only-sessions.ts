import type { Viewer } from "#access/viewer.js";
import type { Tables } from "#projections/query.js";
import { committees } from "../committees/committees.js";
import type { Conditions } from "../conditions.js";
import { judges } from "../visible.js";

/** Of a mandate `m`, on a day. */
const runs = (day: string) => `(m->>'from' <= ${day} and coalesce(m->>'until', ${day}) >= ${day})`;

/**
 * Leaves out the sessions that are none of the viewer's. A member sees all of their committee's; who is
 * one no more, or not yet, those of the days on which they have a mandate.
 * For a query of `sessions s`.
 */
export const onlySessions = (
  conditions: Conditions,
  tables: Tables,
  viewer: Viewer,
): Conditions => {
  if (!judges(viewer)) return conditions;
  const person = conditions.parameter(viewer.person);
  const today = `${conditions.parameter(tables.rightsOn)}::text`;
  return conditions.always(
    `exists (select 1 from ${tables.live(committees)} b, jsonb_array_elements(b.state->'mandates') m
       where b.key = s.scheme and m->>'person' = ${person} and (${runs(today)} or ${runs("s.held_on")}))`,
  );
};

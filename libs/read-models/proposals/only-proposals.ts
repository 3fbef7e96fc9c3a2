import type { Viewer } from "#access/viewer.js";
import type { Tables } from "#projections/query.js";
import type { Conditions } from "../conditions.js";
import { judges, onlyImpartial, seatsOf } from "../visible.js";

/**
 * Leaves out the proposals that are none of the viewer's: whoever judges sees those that are before a
 * committee on which they sit today, and what they have proposed themselves. For a query of `proposals p`.
 */
export const onlyProposals = async (
  conditions: Conditions,
  tables: Tables,
  viewer: Viewer,
): Promise<Conditions> => {
  onlyImpartial(conditions, "p.key", tables, viewer);
  if (!judges(viewer)) return conditions;
  const own = `p.state->>'proposer' = ${conditions.parameter(viewer.person)}`;
  const schemes = conditions.parameter(await seatsOf(tables, viewer));
  return conditions.always(`(${own} or p.scheme = any(${schemes}::text[]))`);
};

import type { Viewer } from "#access/viewer.js";
import type { Tables } from "#projections/query.js";
import type { Conditions } from "../conditions.js";
import { judges, onlyImpartial, onlyVisible, seatsOf } from "../visible.js";

/**
 * Leaves out the evaluations that the viewer may not see: one under way is its evaluator's, the
 * committee's and the secretariat's; the organisation reads it once it is submitted.
 * For a query of `evaluations e` and `labels l`.
 */
export const onlyEvaluations = async (
  conditions: Conditions,
  tables: Tables,
  viewer: Viewer,
): Promise<Conditions> => {
  onlyImpartial(conditions, "e.label", tables, viewer);
  onlyVisible(conditions, "l.organisation", tables, viewer);
  if (viewer.capacity === "carrier") return conditions.always("e.phase = 'submitted'");
  if (!judges(viewer)) return conditions;
  const own = `e.evaluator = ${conditions.parameter(viewer.person)}`;
  const schemes = conditions.parameter(await seatsOf(tables, viewer));
  return conditions.always(`(${own} or e.scheme = any(${schemes}::text[]))`);
};

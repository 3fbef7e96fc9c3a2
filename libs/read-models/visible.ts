import type { Viewer } from "#access/viewer.js";
import type { Tables } from "#projections/query.js";
import type { Conditions } from "./conditions.js";
import { memberships } from "./memberships/memberships.js";

/**
 * Leaves out what the viewer may not see: a carrier sees what belongs to organisations of which they
 * are today a member or signatory, whatever moment they look at.
 * @param organisation the column that holds the organisation's id
 */
export const onlyVisible = (
  conditions: Conditions,
  organisation: string,
  tables: Tables,
  { person, capacity }: Viewer,
): Conditions => {
  if (capacity !== "carrier") return conditions;
  return conditions.add(
    person,
    (one) =>
      `${organisation} in (select m.organisation from ${tables.live(memberships)} m where m.person = ${one})`,
  );
};

/** Those who judge files see the ones that have come in; a draft is its carrier's own. */
export const onlyReceived = (
  conditions: Conditions,
  receivedOn: string,
  { capacity }: Viewer,
): Conditions =>
  capacity === "reviewer" || capacity === "chair"
    ? conditions.always(`${receivedOn} is not null`)
    : conditions;

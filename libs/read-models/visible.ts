import type { Viewer } from "#access/viewer.js";
import { engine } from "#kernel/index.js";
import { mandateOn } from "#labelling/committee/mandates.js";
import type { Tables } from "#projections/query.js";
import type { ReadModel } from "#projections/read-model.js";
import { committees, type CommitteeRow } from "./committees/committees.js";
import type { Conditions } from "./conditions.js";
import { interests, type InterestRow } from "./interests/interests.js";
import { memberships } from "./memberships/memberships.js";

/** What decides who sees what, as of today whatever moment one looks at. */
export const rights: readonly ReadModel[] = [memberships, interests, committees];

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

/** Those who judge files. */
export const judges = ({ capacity }: Viewer): boolean =>
  capacity === "reviewer" || capacity === "chair";

/** How it is proved that a letter was taken is for those who answer for it. */
export const readsProofs = (viewer: Viewer): boolean =>
  viewer.capacity !== "carrier" && !judges(viewer);

/**
 * Leaves out the files that the viewer may not see. Those who judge see the ones that have come in under
 * a scheme on whose committee they sit today, and in which they have no interest.
 * @param file the alias of `files` or `applications`
 */
export const onlyFiles = async (
  conditions: Conditions,
  file: string,
  tables: Tables,
  viewer: Viewer,
): Promise<Conditions> => {
  // A draft is its carrier's own.
  if (judges(viewer)) conditions.always(`${file}.received_on is not null`);
  await onlySeated(conditions, `${file}.scheme`, tables, viewer);
  onlyImpartial(conditions, `${file}.key`, tables, viewer);
  return onlyVisible(conditions, `${file}.organisation`, tables, viewer);
};

/**
 * Whoever judges files sees nothing of one in which they have an interest.
 * @param file the column that holds the file's id
 */
export const onlyImpartial = (
  conditions: Conditions,
  file: string,
  tables: Tables,
  viewer: Viewer,
): Conditions =>
  judges(viewer)
    ? conditions.add(
        viewer.person,
        (one) =>
          `not exists (select 1 from ${tables.live(interests)} t where t.person = ${one} and t.matter = ${file})`,
      )
    : conditions;

/** The files, and their labels, of which the viewer sees nothing for having an interest in them. */
export const closedTo = async (tables: Tables, viewer: Viewer): Promise<ReadonlySet<string>> => {
  if (!judges(viewer)) return new Set();
  const rows = await tables.select<InterestRow>(
    `select t.* from ${tables.live(interests)} t where t.person = $1`,
    [viewer.person],
  );
  return new Set(rows.map(({ matter }) => matter));
};

/** The schemes on whose committees the viewer has a seat today. */
export const seatsOf = async (tables: Tables, { person }: Viewer): Promise<readonly string[]> => {
  const boards = await tables.select<CommitteeRow>(
    `select b.* from ${tables.live(committees)} b`,
    [],
  );
  return person === engine
    ? []
    : boards
        .filter(({ state }) => mandateOn(state, person, tables.rightsOn) !== undefined)
        .map(({ key }) => key);
};

/**
 * Whoever judges sees what is before a committee on which they sit today.
 * @param scheme the column that holds the scheme's id
 */
export const onlySeated = async (
  conditions: Conditions,
  scheme: string,
  tables: Tables,
  viewer: Viewer,
): Promise<Conditions> =>
  judges(viewer)
    ? conditions.add(await seatsOf(tables, viewer), (one) => `${scheme} = any(${one}::text[])`)
    : conditions;

/** Whether somebody who judges sits on the committee of a scheme; others are not asked for a seat. */
export const isSeated = async (tables: Tables, scheme: string, viewer: Viewer): Promise<boolean> =>
  !judges(viewer) || (await seatsOf(tables, viewer)).includes(scheme);

import { maySee } from "#access/sight.js";
import type { Viewer } from "#access/viewer.js";
import type { StreamName } from "#kernel/index.js";
import type { Tables } from "#projections/query.js";
import { listReadings, type ToldReading, toldReading } from "./list-readings.js";
import { type ReadingRow, readings } from "./readings.js";
import { type TieRow, ties } from "./ties.js";

/**
 * What somebody had read of a matter before their interest in it was told, for the nth time in the
 * stream that was asked for; undefined where that is not for the viewer.
 */
export type ReadBefore = (
  matter: string,
  person: string,
  nth?: number,
) => readonly ToldReading[] | undefined;

/** Before: by where the two stand in the log, which is one order for all streams. */
export const readBefore = async (
  tables: Tables,
  toldIn: StreamName,
  viewer: Viewer,
): Promise<ReadBefore> => {
  if (!maySee(listReadings.name, viewer)) return () => undefined;
  const told = await tables.select<TieRow>(
    `select t.* from ${tables.live(ties)} t where t.told_in = $1 order by t.key`,
    [toldIn],
  );
  const read = await tables.select<ReadingRow>(
    `select r.* from ${tables.live(readings)} r
     where r.application = any($1::text[]) and r.person = any($2::text[]) order by r.key`,
    [told.map(({ matter }) => matter), told.map(({ person }) => person)],
  );
  return (matter, person, nth = 0) => {
    const tie = told.filter((one) => one.matter === matter && one.person === person)[nth];
    return read
      .filter((row) => row.application === matter && row.person === person)
      .filter(({ key }) => tie !== undefined && key < tie.key)
      .map(toldReading);
  };
};

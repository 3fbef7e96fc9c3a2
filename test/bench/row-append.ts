import { testDatabase } from "../postgres.js";
import { measureAppendGrowth, measureAppends } from "./append.js";
import type { Row } from "./bench.js";

/** The log alone: group commit against one commit a row, and a long log against a short one. */
export const appendRow: Row = async ({ scale: { rounds, small, large } }) => {
  const databases = [await testDatabase(), await testDatabase(), await testDatabase()];
  const [alone, short, long] = databases.map(({ connection }) => connection);
  if (!alone || !short || !long) throw new Error("There is no database.");
  try {
    const { appends, inserts, preparedInserts } = await measureAppends(alone, rounds);
    const growth = await measureAppendGrowth(short, long, { small, large }, rounds);
    return [
      {
        what: "appends of 64 callers ÷ one-row INSERT commits, prepared",
        ratio: appends / preparedInserts,
        aim: { least: 2 },
        of: { "appends/s": appends, "inserts/s": preparedInserts },
      },
      {
        what: "appends of 64 callers ÷ one-row INSERT commits, plain",
        ratio: appends / inserts,
        aim: { least: 2 },
        of: { "appends/s": appends, "inserts/s": inserts },
      },
      {
        what: `time of an append at ${large} events ÷ at ${small}`,
        ratio: growth.atSmall / growth.atLarge,
        aim: { most: 1.2 },
        of: { "appends/s at the small": growth.atSmall, "appends/s at the large": growth.atLarge },
      },
    ];
  } finally {
    for (const { drop } of databases) await drop();
  }
};

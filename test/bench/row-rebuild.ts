import { visiting } from "../visiting.js";
import { inRounds, type Row } from "./bench.js";
import { median } from "./median.js";
import { OwnProcess } from "./own-process.js";
import type { Rebuilding, Rebuilt } from "./rebuilding.js";
import type { Site } from "./site.js";

/** The list of files built anew against reading the same events, and a long log against a short one. */
export const rebuildRow: Row = async ({ scale: { rounds }, small, large }) => {
  const sites = { small: await small(), large: await large() };
  const beside = <Result>(work: (small: Stand, large: Stand) => Promise<Result>) =>
    standing(sites.small, (short) => standing(sites.large, (long) => work(short, long)));
  return beside(async (short, long) => {
    const results = await inRounds(rounds, {
      small: () => short.rebuilder.do({ what: "rebuild", ...short.place }),
      read: () => long.reader.do({ what: "read", ...long.place }),
      large: () => long.rebuilder.do({ what: "rebuild", ...long.place }),
    });
    const seconds = (name: keyof typeof results) => median(results[name].map((one) => one.seconds));
    const [ofSmall, ofLarge, read] = [seconds("small"), seconds("large"), seconds("read")];
    const memory = Math.max(...results.large.map((one) => one.memory));
    const growth = Math.log(long.events / short.events);
    const of = { s: ofLarge, "events/s": long.events / ofLarge };
    return [
      {
        what: `speed of a full rebuild of ${long.events} events ÷ of reading them`,
        ratio: read / ofLarge,
        aim: { least: 0.5 },
        of: { ...of, "s to read": read },
      },
      {
        what: `memory of that rebuild, MiB`,
        ratio: memory,
        aim: { most: 300 },
        of: {},
      },
      {
        what: `exponent of its time from ${short.events} to ${long.events} events`,
        ratio: Math.log(ofLarge / ofSmall) / growth,
        aim: { most: 1.05 },
        of: { ...of, "s at the small": ofSmall },
      },
    ];
  });
};

interface Stand {
  readonly events: number;
  readonly place: Omit<Rebuilding, "what">;
  readonly rebuilder: OwnProcess<Rebuilding, Rebuilt>;
  readonly reader: OwnProcess<Rebuilding, Rebuilt>;
}

const standing = <Result>(site: Site, work: (stand: Stand) => Promise<Result>): Promise<Result> =>
  visiting(site.dataDir, async ({ reading }, { connection, keyKeeping }) => {
    const { rows } = await reading.query<{ count: number }>(
      "select count(*)::int as count from log.events",
    );
    const place = { connection, keyKeeping };
    const rebuilder = new OwnProcess<Rebuilding, Rebuilt>("rebuilding");
    const reader = new OwnProcess<Rebuilding, Rebuilt>("rebuilding");
    try {
      return await work({ events: rows[0]?.count ?? 0, place, rebuilder, reader });
    } finally {
      rebuilder.end();
      reader.end();
    }
  });

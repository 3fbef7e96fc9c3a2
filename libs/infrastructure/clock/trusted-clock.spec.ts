import { describe, expect, it } from "@jest/globals";
import { clockGuard, type Reading } from "./trusted-clock.js";

/** A process of which both clocks, and the database's, are moved by hand. */
const room = () => {
  let now = { wall: 1_000_000, monotonic: 5_000, database: 1_000_000 };
  const guard = clockGuard(
    async () => new Date(now.database),
    (): Reading => now,
  );
  const pass = (change: { wall?: number; monotonic?: number; database?: number }) => {
    const { wall = 0, monotonic = 0, database = 0 } = change;
    now = {
      wall: now.wall + wall,
      monotonic: now.monotonic + monotonic,
      database: now.database + database,
    };
  };
  const together = (ms: number) => pass({ wall: ms, monotonic: ms, database: ms });
  return { guard, pass, together };
};

describe("the wall clock, before a deadline is recorded", () => {
  it("is trusted while all clocks go alike", async () => {
    const { guard, together } = room();
    together(86_400_000);
    expect(await guard()).toEqual({ trusted: true });
  });

  it.each([30_000, -30_000])("may differ from the database's by %i ms", async (database) => {
    const { guard, pass } = room();
    pass({ database });
    expect(await guard()).toEqual({ trusted: true });
  });

  it.each([30_001, -30_001])("may not differ by %i ms", async (database) => {
    const { guard, pass } = room();
    pass({ database });
    const refused = { trusted: false, because: "differs-from-database", byMs: 30_001 };
    expect(await guard()).toEqual(refused);
  });

  it("has jumped with the database's, on one machine", async () => {
    const { guard, pass, together } = room();
    pass({ wall: 3_600_000, database: 3_600_000 });
    expect(await guard()).toEqual({ trusted: false, because: "jumped", byMs: 3_600_000 });
    together(1_000);
    expect(await guard()).toMatchObject({ trusted: false });
    pass({ wall: -3_600_000, database: -3_600_000 });
    expect(await guard()).toEqual({ trusted: true });
  });

  it("has jumped backwards", async () => {
    const { guard, pass } = room();
    pass({ wall: -30_001, database: -30_001 });
    expect(await guard()).toEqual({ trusted: false, because: "jumped", byMs: 30_001 });
  });

  it("may drift slowly", async () => {
    const { guard, pass, together } = room();
    for (let day = 0; day < 10; day++) {
      together(86_400_000);
      pass({ wall: 20_000, database: 20_000 });
      expect(await guard()).toEqual({ trusted: true });
    }
  });

  it("is not suspected when the database answers late", async () => {
    let wall = 0;
    const guard = clockGuard(
      async () => new Date((wall += 60_000)),
      () => ({ wall, monotonic: wall }),
    );
    expect(await guard()).toEqual({ trusted: true });
  });
});

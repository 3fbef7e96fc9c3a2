import { describe, expect, it } from "@jest/globals";
import { ClockGuard, type Reading, readingOf } from "./trusted-clock.js";

/** A process of which both clocks, and the database's, are moved by hand. */
const room = () => {
  let now = { wall: 1_000_000, monotonic: 5_000, database: 1_000_000 };
  let asked = 0;
  const guard = new ClockGuard(
    async () => {
      asked += 1;
      return new Date(now.database);
    },
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
  return { guard, pass, together, asked: () => asked };
};

describe("the wall clock, looked at beside the database's", () => {
  it("is trusted while all clocks go alike", async () => {
    const { guard, together } = room();
    together(86_400_000);
    expect(await guard.look()).toEqual({ trusted: true });
  });

  it.each([30_000, -30_000])("may differ from the database's by %i ms", async (database) => {
    const { guard, pass } = room();
    pass({ database });
    expect(await guard.look()).toEqual({ trusted: true });
  });

  it.each([30_001, -30_001])("may not differ by %i ms", async (database) => {
    const { guard, pass } = room();
    pass({ database });
    const refused = { trusted: false, because: "differs-from-database", byMs: 30_001 };
    expect(await guard.look()).toEqual(refused);
  });

  it("has jumped with the database's, on one machine", async () => {
    const { guard, pass, together } = room();
    pass({ wall: 3_600_000, database: 3_600_000 });
    expect(await guard.look()).toEqual({ trusted: false, because: "jumped", byMs: 3_600_000 });
    together(1_000);
    expect(await guard.look()).toMatchObject({ trusted: false });
    pass({ wall: -3_600_000, database: -3_600_000 });
    expect(await guard.look()).toEqual({ trusted: true });
  });

  it("has jumped backwards", async () => {
    const { guard, pass } = room();
    pass({ wall: -30_001, database: -30_001 });
    expect(await guard.look()).toEqual({ trusted: false, because: "jumped", byMs: 30_001 });
  });

  it("may drift slowly", async () => {
    const { guard, pass, together } = room();
    for (let day = 0; day < 10; day++) {
      together(86_400_000);
      pass({ wall: 20_000, database: 20_000 });
      expect(await guard.look()).toEqual({ trusted: true });
    }
  });

  it("is believed once it is put right, in a process that began while it was wrong", async () => {
    const { guard, pass } = room();
    pass({ database: 7_200_000 });
    expect(await guard.look()).toMatchObject({ because: "differs-from-database" });
    expect(await guard.look()).toMatchObject({ because: "differs-from-database" });
    expect(guard.isTrusted()).toBe(false);
    pass({ wall: 7_200_000 });
    expect(await guard.look()).toEqual({ trusted: true });
    expect(guard.isTrusted()).toBe(true);
    pass({ wall: -60_000, database: -60_000 });
    expect(await guard.look()).toMatchObject({ because: "jumped" });
  });

  it("is not suspected when the database answers late", async () => {
    let wall = 0;
    const guard = new ClockGuard(
      async () => new Date((wall += 60_000)),
      () => ({ wall, monotonic: wall }),
    );
    expect(await guard.look()).toEqual({ trusted: true });
  });
});

describe("the wall clock, set while the database is asked", () => {
  it("is looked at again: one that was put right is trusted from then on", async () => {
    const { guard, pass, asked } = room();
    await guard.look();
    pass({ wall: 3_600_000 });
    const looking = guard.look();
    pass({ wall: -3_600_000 });
    expect(await looking).toEqual({ trusted: true });
    expect([guard.isTrusted(), asked()]).toEqual([true, 3]);
  });
  it("is refused where it was set wrong", async () => {
    const { guard, pass } = room();
    await guard.look();
    const looking = guard.look();
    pass({ wall: 3_600_000 });
    expect(await looking).toMatchObject({ trusted: false, because: "differs-from-database" });
    expect(guard.isTrusted()).toBe(false);
  });
});

describe("the wall clock, before a command is taken", () => {
  it("is trusted while it goes as the monotonic one does, however long nobody asked", async () => {
    const { guard, together } = room();
    await guard.look();
    together(86_400_000);
    expect(guard.isTrusted()).toBe(true);
  });

  it("may drift in a long week in which nothing was asked", async () => {
    const { guard, pass, together } = room();
    await guard.look();
    together(7 * 86_400_000);
    pass({ wall: 60_000, database: 60_000 });
    expect(guard.isTrusted()).toBe(true);
    expect(await guard.look()).toEqual({ trusted: true });
  });

  it.each([30_001, -30_001])(
    "is not, from the moment on at which it jumps by %i ms",
    async (ms) => {
      const { guard, pass, asked } = room();
      await guard.look();
      pass({ wall: ms, database: ms });
      expect(guard.isTrusted()).toBe(false);
      pass({ wall: -ms, database: -ms });
      expect(guard.isTrusted()).toBe(true);
      expect(asked()).toBe(1);
    },
  );

  it("is not, once the database was found to differ, until it was found not to", async () => {
    const { guard, pass } = room();
    pass({ database: 30_001 });
    await guard.look();
    expect(guard.isTrusted()).toBe(false);
    pass({ database: -30_001 });
    await guard.look();
    expect(guard.isTrusted()).toBe(true);
  });

  it("has the database asked now and then, and never waits for it", async () => {
    const { guard, together, pass, asked } = room();
    for (let command = 0; command < 100; command += 1) guard.isTrusted();
    expect(asked()).toBe(1);
    together(5_001);
    pass({ database: 60_000 });
    expect(guard.isTrusted()).toBe(true);
    expect(asked()).toBe(2);
    await Promise.resolve();
    expect(guard.isTrusted()).toBe(false);
  });

  it("is as it was found last while the database is away", async () => {
    const guard = new ClockGuard(
      () => Promise.reject(new Error("away")),
      () => ({ wall: 1, monotonic: 1 }),
    );
    expect(guard.isTrusted()).toBe(true);
    await expect(guard.look()).rejects.toThrow("away");
    expect(guard.isTrusted()).toBe(true);
  });
});

/** A machine of which the clocks are moved by hand. */
const machine = () => {
  let [wall, awake, uptime, asked] = [1_000_000, 5_000, 90_000, 0];
  const read = readingOf({
    wall: () => wall,
    awake: () => awake,
    uptime: () => {
      asked += 1;
      return uptime;
    },
  });
  const pass = (ms: { wall?: number; awake?: number; uptime?: number }) => {
    wall += ms.wall ?? 0;
    awake += ms.awake ?? 0;
    uptime += ms.uptime ?? 0;
  };
  return { read, pass, asked: () => asked };
};

describe("the clocks of a machine", () => {
  it("are read without asking for the uptime while they go alike", () => {
    const { read, pass, asked } = machine();
    for (let second = 0; second < 100; second += 1) {
      pass({ wall: 1_001, awake: 1_000, uptime: 1_000 });
      expect(read().monotonic).toBe(91_000 + 1_000 * second);
    }
    expect(asked()).toBe(1);
  });

  it("count the machine's sleep", () => {
    const { read, pass } = machine();
    pass({ wall: 3_600_000, awake: 10, uptime: 3_600_000 });
    expect(read()).toEqual({ wall: 4_600_000, monotonic: 3_690_000 });
    pass({ wall: 10, awake: 10, uptime: 10 });
    expect(read()).toEqual({ wall: 4_600_010, monotonic: 3_690_010 });
  });

  it("tell a wall clock that jumps from the time that passes", () => {
    const { read, pass } = machine();
    pass({ wall: -3_600_000, awake: 10, uptime: 10 });
    expect(read()).toEqual({ wall: -2_600_000, monotonic: 90_010 });
  });
});

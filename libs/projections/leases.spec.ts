import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { laidOut } from "../../test/laid-out.js";
import { advance, firstCheckpoint, readCheckpoints, type Held } from "./checkpoint.js";
import { Leases } from "./leases.js";
import { projectionMigrations } from "./migrations.js";
import type { Position } from "#event-store/port.js";

const { connection, pool } = await laidOut(projectionMigrations);
let clients: Client[];
beforeEach(async () => {
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.end();
});

/** A process, as far as leases see one: a session of its own. */
const process = async () => {
  const client = new Client(connection);
  client.on("error", () => undefined);
  await client.connect();
  clients.push(client);
  return { client, leases: new Leases(client) };
};

/** What a process that stands still lets happen. */
const runOut = () => pool.query("update read.leases set until = now() - interval '1 second'");

describe("leases", () => {
  it("are each held by one at a time, and given up for the next at once", async () => {
    const [one, two] = [await process(), await process()];
    expect(await one.leases.hold(["shelf", "days"])).toBe(true);
    expect(await two.leases.hold(["shelf", "days", "dispatcher"])).toBe(true);
    expect(two.leases.token("shelf")).toBeUndefined();
    expect(two.leases.token("dispatcher")).toBe("1");
    await one.leases.hold(["days"]);
    await two.leases.hold(["shelf", "dispatcher"]);
    expect([one.leases.token("shelf"), two.leases.token("shelf")]).toEqual([undefined, "2"]);
    await one.leases.giveUp();
    await two.leases.hold(["shelf", "days", "dispatcher"]);
    expect(two.leases.token("days")).toBe("2");
  });

  it("are asked for by many at once without one waiting for another", async () => {
    const names = Array.from({ length: 30 }, (_, n) => `projection ${n}`);
    const all = await Promise.all(Array.from({ length: 6 }, process));
    await Promise.all(
      all.map(async ({ leases }, n) => {
        for (let round = 0; round < 20; round += 1) {
          await leases.hold(round % 2 === 0 ? names : names.toReversed());
          if (n % 2 === round % 2) await leases.giveUp();
        }
      }),
    );
    for (const name of names)
      expect(all.filter(({ leases }) => leases.token(name) !== undefined).length).toBeLessThan(2);
  });

  it("end with the session of whoever held them", async () => {
    const [one, two] = [await process(), await process()];
    await one.leases.hold(["shelf"]);
    await two.leases.hold(["shelf"]);
    expect(two.leases.token("shelf")).toBeUndefined();
    await one.client.end();
    while (!(await two.leases.hold(["shelf"])));
    expect(two.leases.token("shelf")).toBe("2");
  });

  it("are taken from whoever stands still, who writes nothing any more", async () => {
    const shelf = { name: "shelf", version: 1 };
    await firstCheckpoint(pool, shelf);
    const [frozen, next] = [await process(), await process()];
    await frozen.leases.hold(["shelf"]);
    const from = await heldBy(frozen);
    await runOut();
    await next.leases.hold(["shelf"]);
    expect(next.leases.token("shelf")).toBe("2");
    // Nobody has moved since: only the token tells.
    expect(await moved(frozen.client, from)).toBe(false);
    expect(await moved(next.client, await heldBy(next))).toBe(true);
    expect((await readCheckpoints(pool)).get("shelf")).toMatchObject({
      position: "0001",
      events: 1,
    });
  });

  it("stay whose they are while nobody else asks, however late they are renewed", async () => {
    const late = await process();
    await late.leases.hold(["shelf"]);
    await runOut();
    await late.leases.hold(["shelf"]);
    expect(late.leases.token("shelf")).toBe("1");
  });
});

const heldBy = async ({ leases }: { readonly leases: Leases }): Promise<Held> => {
  const known = (await readCheckpoints(pool)).get("shelf");
  if (!known) throw new Error("there is no checkpoint");
  return { ...known, token: leases.token("shelf") ?? "" };
};

const moved = (client: Client, from: Held): Promise<boolean> =>
  advance(
    client,
    { name: "shelf", writes: "nothing as (select $6::text)" },
    { from, to: "0001" as Position, events: 1 },
    [""],
  );

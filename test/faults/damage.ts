import { rebuild } from "#projections/rebuild.js";
import { readModels } from "#read-models/registry.js";
import { verifyEventId } from "#sealing/event-codec.js";
import { openingOf } from "../../apps/server/opening.js";
import { whole } from "../crash/audit.js";
import type { Fault } from "../crash/fault.js";
import { Sittings } from "../crash/sittings.js";
import type { Wish } from "../crash/wishes.js";
import type { PostgresServer } from "../postgres-server.js";
import type { Random } from "../random.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import type { Site } from "./site.js";

type Spoil = (bytes: Buffer, random: Random) => Buffer;

const rewritten =
  (rewrite: (event: object) => object): Spoil =>
  (bytes) =>
    Buffer.from(JSON.stringify(rewrite(JSON.parse(bytes.toString()) as object)));

/** What stands in the place of an event. What only a newer release knows comes last: it stops most. */
const spoils = {
  "flipped byte": (bytes, random) => {
    const flipped = Buffer.from(bytes);
    const at = random.between(0, bytes.length - 1);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.between(0, 7)), at);
    return flipped;
  },
  "no event at all": () => Buffer.from("<html>"),
  "older than any release": rewritten((event) => ({ ...event, schema: 0 })),
  "without what it tells": rewritten((event) => ({ ...event, data: {} })),
  "of a newer release": rewritten((event) => ({ ...event, type: "MessageRecalled" })),
} as const satisfies Record<string, Spoil>;

/** The log refuses it of everybody; whoever damages a disk does not ask. */
const overwrite = (
  { postgres, site }: { readonly postgres: PostgresServer; readonly site: Site },
  position: string,
  bytes: Uint8Array,
) =>
  postgres.run(
    `set session_replication_role = replica;
     update log.events set bytes = '\\x${Buffer.from(bytes).toString("hex")}'
     where position = ${position}`,
    site.name,
  );

/** One file for each of them, whose last event is spoilt. */
interface Spoilt {
  readonly how: string;
  readonly id: string;
  readonly position: string;
  readonly bytes: Uint8Array;
}

const newer = "of a newer release";

export const damage: Experiment = {
  nth: 14,
  title: "events unknown, old, poisoned, and with one byte flipped",
  flaw: flaws["skips-what-is-new"],
  run: async ({ ground: { postgres }, site: begin, random, long }) => {
    const site = await begin();
    await site.staff({ web: 1, worker: 1 });
    const [chamber] = site.people.chambers;
    if (!chamber) throw new Error("No committee sits.");
    const { asking, engine, connection } = site;
    const sittings = new Sittings(chamber, random);
    const organisation = await asking.tell(sittings.organisation());
    const message = (id: string): Wish => {
      return { operation: "SendMessage", by: chamber.carrier, id, body: { text: "Bonjour" } };
    };
    const faults: Fault[] = [];
    const spread = (about: string) => faults.push({ code: "DAMAGE_SPREAD", about });

    const spoil = async (how: string, spoilt: Spoil): Promise<Spoilt> => {
      const id = await asking.tell(sittings.draft(organisation));
      await asking.ask(message(id));
      const log = await whole(engine.store);
      const last = log.findLast(({ event }) => event.stream === `application-${id}`);
      if (!last) throw new Error("The message left no event.");
      await overwrite({ postgres, site }, last.position, spoilt(Buffer.from(last.bytes), random));
      return { how, id, position: last.position, bytes: last.bytes };
    };

    const rounds = long ? 6 : 1;
    for (let nth = 0; nth < rounds; nth += 1) {
      const good = await asking.tell(sittings.draft(organisation));
      await site.quiet();
      await site.dismiss("worker");
      const bad: Spoilt[] = [];
      for (const [how, one] of Object.entries<Spoil>(spoils)) bad.push(await spoil(how, one));
      const wrong = (await whole(engine.store)).filter((one) => !verifyEventId(one));
      if (wrong.length !== bad.length) spread(`${wrong.length} of ${bad.length} are noticed`);
      // What is in memory knows of nothing.
      await site.replace("web");
      await site.begin("worker").address;
      if ((await asking.ask(message(good))).outcome !== "done") spread("another file was refused");
      const tried = [];
      for (const { how, id } of bad) {
        const one = await asking.tryOnce(message(id));
        tried.push(one);
        if (how === newer && one.outcome.outcome !== "unknown") spread(`${how}: written to`);
      }
      await site
        .until("what is new is waited for", async () => (await stops(site)) > 0, 10_000)
        .catch((fault: unknown) => spread(String(fault)));
      const known = new Set(bad.map(({ id }) => `application-${id}`));
      for (const stream of await failing(site)) if (!known.has(stream)) spread(`${stream} stopped`);
      for (const { position, bytes } of bad) await overwrite({ postgres, site }, position, bytes);
      await Promise.all([site.replace("web"), site.replace("worker")]);
      const filling = { store: engine.store, open: openingOf(engine) };
      await rebuild({ connection, ...filling, models: readModels });
      for (const { untilAnswered } of tried) await untilAnswered();
    }
    const kinds = Object.keys(spoils).map((how) => [how, rounds] as const);
    return { done: Object.fromEntries<number>(kinds), faults };
  },
};

const stops = async ({ engine }: Site): Promise<number> =>
  (await engine.reading.query("select from read.checkpoints where stopped is not null")).rowCount ??
  0;

const failing = async ({ engine }: Site): Promise<readonly string[]> => {
  const { rows } = await engine.reading.query<{ key: string }>(
    "select distinct key from read.failures where scope = 'stream'",
  );
  return rows.map(({ key }) => key);
};

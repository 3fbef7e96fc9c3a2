import { rebuild } from "#projections/rebuild.js";
import { readModels } from "#read-models/registry.js";
import { openingOf } from "../../apps/server/opening.js";
import { whole } from "../crash/audit.js";
import { auditLog } from "../crash/audit-log.js";
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
    const bad = await asking.tell(sittings.draft(organisation));
    const good = await asking.tell(sittings.draft(organisation));
    const message = (id: string): Wish => {
      return { operation: "SendMessage", by: chamber.carrier, id, body: { text: "Bonjour" } };
    };
    const faults: Fault[] = [];
    const spread = (about: string) => faults.push({ code: "DAMAGE_SPREAD", about });
    const stream = `application-${bad}`;
    const rounds = long ? 4 : 1;
    for (let nth = 0; nth < rounds; nth += 1)
      for (const [how, spoil] of Object.entries<Spoil>(spoils)) {
        await site.quiet();
        await site.dismiss("worker");
        await asking.ask(message(bad));
        const last = (await whole(engine.store)).findLast(({ event }) => event.stream === stream);
        if (!last) throw new Error("The message left no event.");
        await overwrite({ postgres, site }, last.position, spoil(Buffer.from(last.bytes), random));
        const isNew = how === "of a newer release";
        const found = await auditLog(await whole(engine.store), engine);
        if (!found.some(({ code }) => code === "WRONG_BYTES")) spread(`${how}: not noticed`);
        // What is in memory knows of nothing.
        await site.replace("web");
        await site.begin("worker").address;
        const elsewhere = await asking.ask(message(good));
        if (elsewhere.outcome !== "done") spread(`${how}: another file was refused`);
        const here = await asking.tryOnce(message(bad));
        if (isNew && here.outcome.outcome !== "unknown") spread(`${how}: its file was written to`);
        const { rows } = await engine.reading.query<{ key: string }>(
          "select distinct key from read.failures where scope = 'stream' and key <> $1",
          [stream],
        );
        for (const { key } of rows) spread(`${how}: ${key} stopped`);
        await overwrite({ postgres, site }, last.position, last.bytes);
        await site.replace("web");
        await site.replace("worker");
        if (!isNew)
          await rebuild({
            connection,
            store: engine.store,
            open: openingOf(engine),
            models: readModels,
          });
        await here.untilAnswered();
      }
    const kinds = Object.keys(spoils).map((how) => [`events ${how}`, rounds]);
    return { done: Object.fromEntries(kinds), faults };
  },
};

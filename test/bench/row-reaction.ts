import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { assemblyIn, draftOf, organisationOf, posting } from "./assembly.js";
import { inRounds, type Row } from "./bench.js";
import type { Job, Result } from "./load.js";
import { median, quantile } from "./median.js";
import { OwnProcess } from "./own-process.js";

/** Files that are received in a round, by so many callers: each is checked by the reaction. */
const received = 40;
const callers = 4;

/** The database's own clock, at each of the three: no caller's poll comes between. */
const stopwatch = `
  drop schema if exists stopwatch cascade;
  create schema stopwatch;
  create table stopwatch.marks (
    file text primary key, appended timestamptz, queued timestamptz, settled timestamptz);
  create function stopwatch.appended() returns trigger language plpgsql as $$ begin
    update stopwatch.marks set appended = clock_timestamp()
      where file = substring(new.stream from 13) and appended is null;
    return null; end $$;
  create function stopwatch.queued() returns trigger language plpgsql as $$ begin
    update stopwatch.marks set queued = clock_timestamp()
      where file = new.target and new.reaction = 'check-files' and queued is null;
    return null; end $$;
  create function stopwatch.settled() returns trigger language plpgsql as $$ begin
    update stopwatch.marks set settled = clock_timestamp()
      where file = new.target and new.reaction = 'check-files' and settled is null;
    return null; end $$;
  create trigger stopwatch_appended after insert on log.events for each row
    when (new.stream like 'application-%') execute function stopwatch.appended();
  create trigger stopwatch_queued after insert on read.outbox for each row
    execute function stopwatch.queued();
  create trigger stopwatch_settled after update on read.outbox for each row
    when (new.settled_at is not null) execute function stopwatch.settled();`;

interface Times {
  readonly queued: number;
  readonly settled: number;
}

const timesOf = async (reading: Pool, files: readonly string[]): Promise<readonly Times[]> => {
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(50)) {
    const { rows } = await reading.query<Times>(
      `select extract(epoch from queued - appended)::float * 1000 as queued,
         extract(epoch from settled - appended)::float * 1000 as settled
       from stopwatch.marks where file = any($1) and settled is not null`,
      [files],
    );
    if (rows.length === files.length) return rows;
  }
  throw new Error("what was received is not checked");
};

/** From the append of an event to its reaction's row in the outbox, and to that row being settled. */
export const reactionRow: Row = async ({ scale: { rounds }, folder }) => {
  const assembly = await assemblyIn(folder, "reacting");
  const { dataDir, secretariat } = assembly;
  const serving = new Serving({ dataDir });
  const load = new OwnProcess<Job, Result>("load");
  try {
    const address = await serving.address;
    const organisation = await organisationOf(address, assembly);
    return await visiting(dataDir, async ({ reading }) => {
      const round = async (): Promise<readonly Times[]> => {
        const files: string[] = [];
        while (files.length < received) files.push(await draftOf(address, organisation, assembly));
        await reading.query("insert into stopwatch.marks (file) select unnest($1::text[])", [
          files,
        ]);
        const requests = files.map((id) => posting(secretariat, `applications/${id}/receive`, {}));
        await load.do({ kind: "once", address, requests, callers, end: [] });
        return timesOf(reading, files);
      };
      await reading.query(stopwatch);
      const { times } = await inRounds(rounds, { times: round });
      const p99 = (what: keyof Times) =>
        median(
          times.map((one) =>
            quantile(
              one.map((time) => time[what]),
              0.99,
            ),
          ),
        );
      const p50 = (what: keyof Times) =>
        median(times.map((one) => median(one.map((time) => time[what]))));
      const [queued, settled] = [p99("queued"), p99("settled")];
      return [
        {
          what: `p99 from event to settled message ÷ to its row in the outbox`,
          ratio: settled / queued,
          of: {
            "ms to the row": queued,
            "ms to settled": settled,
            "ms median to the row": p50("queued"),
            "ms median to settled": p50("settled"),
          },
        },
      ];
    });
  } finally {
    load.end();
    await serving.stop();
  }
};

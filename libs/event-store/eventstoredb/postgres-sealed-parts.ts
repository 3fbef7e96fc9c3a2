import type { Pool } from "pg";
import type { StreamName } from "#kernel/index.js";
import type { SealedPart } from "../port.js";
import { passes, unavailable } from "../postgres/faults.js";

/** The events that may or may not name a part. */
interface Doubt {
  readonly stream: StreamName;
  /** Of the first of them. */
  readonly version: number;
  readonly events: number;
}

/** A night's repair of whatever stood between a part and its events is over by then. */
const untilSwept = "24 hours";
const sweptAtOnce = 1_000;

/**
 * Sealed values of a log that stands elsewhere. They are durable before the events that name them,
 * and in doubt until those are known to be stored: what is left of a crash in between is swept later.
 */
export class PostgresSealedParts {
  constructor(private readonly pool: Pool) {}

  async find(hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const rows = await this.#rows<{ hash: string; blob: Buffer }>(
      `select hash, blob from log.sealed_parts where hash = any($1)`,
      [hashes],
    );
    return new Map(rows.map(({ hash, blob }) => [hash, blob]));
  }

  async keep({ stream, version, events }: Doubt, parts: readonly SealedPart[]): Promise<void> {
    if (parts.length === 0) return;
    await this.#rows(
      `with kept as (
         insert into log.sealed_parts (hash, subject, blob)
         select * from unnest($1::text[], $2::text[], $3::bytea[]) on conflict do nothing
         returning hash
       )
       insert into log.parts_in_doubt (hash, stream, version, events)
       select hash, $4, $5, $6 from kept`,
      [
        parts.map(({ hash }) => hash),
        parts.map(({ subject }) => subject),
        parts.map(({ blob }) => blob),
        stream,
        version,
        events,
      ],
    );
  }

  /** Their events are stored. */
  async settle(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await this.#rows(`delete from log.parts_in_doubt where hash = any($1)`, [hashes]);
  }

  /** Their events never will be. No two events share a part: each is sealed with a nonce of its own. */
  async drop(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    await this.#rows(
      `with dropped as (delete from log.parts_in_doubt where hash = any($1) returning hash)
       delete from log.sealed_parts where hash in (select hash from dropped)`,
      [hashes],
    );
  }

  /** Decides on what has been in doubt for a day. @param isNamed whether those events name the hash */
  async sweep(isNamed: (hash: string, by: Doubt) => Promise<boolean>): Promise<void> {
    const doubts = await this.#rows<Doubt & { hash: string }>(
      `select hash, stream, version, events from log.parts_in_doubt
       where since < now() - interval '${untilSwept}' order by since limit ${sweptAtOnce}`,
      [],
    );
    for (const { hash, ...by } of doubts) {
      if (await isNamed(hash, by)) await this.settle([hash]);
      else await this.drop([hash]);
    }
  }

  async #rows<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>(text, values)).rows;
    } catch (error) {
      throw passes(error) ? unavailable(error) : error;
    }
  }
}

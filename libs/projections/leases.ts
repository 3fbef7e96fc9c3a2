import type { Database } from "./database.js";

/** How long a lease is good for without being renewed, and how often it is; milliseconds. */
const [term, rhythm] = [8_000, 2_000];

/**
 * What is done once at a time, by whoever has its lease in `read.leases` (docs/decisions/leases.md). Its
 * token grows with each holder: a write that carries an older one is refused, however late it comes.
 * All of a session's own: when the session ends, so do they; when it stands still, they run out.
 */
export class Leases {
  readonly #tokens = new Map<string, string>();
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly db: Database) {}

  /** Absent where somebody else has it. */
  token(name: string): string | undefined {
    return this.#tokens.get(name);
  }

  /** Keeps those of these that it has, gives up the others, takes what is free. @returns whether it took any */
  async hold(names: readonly string[]): Promise<boolean> {
    await this.#renew();
    await this.giveUp([...this.#tokens.keys()].filter((name) => !names.includes(name)));
    const wanted = names.filter((name) => !this.#tokens.has(name));
    if (wanted.length === 0) return false;
    await this.db.query(
      `insert into read.leases (name) select unnest($1::text[]) on conflict do nothing`,
      [wanted],
    );
    const { rows } = await this.db.query<Lease>(take, [wanted, term]);
    for (const { name, token } of rows) this.#tokens.set(name, token);
    return rows.length > 0;
  }

  /** At once: whoever waits need not wait until they run out. */
  async giveUp(names: readonly string[] = [...this.#tokens.keys()]): Promise<void> {
    if (names.length === 0) return;
    const tokens = names.map((name) => this.#tokens.get(name));
    for (const name of names) this.#tokens.delete(name);
    await this.db.query(
      `${ours} update read.leases l set until = '-infinity', session = null from ours
       where l.name = ours.name`,
      [names, tokens],
    );
  }

  /** Forgets those that somebody else has taken meanwhile. */
  async #renew(): Promise<void> {
    const now = performance.now();
    if (this.#tokens.size === 0 || now - this.#renewedAt < rhythm) return;
    const { rows } = await this.db.query<Pick<Lease, "name">>(
      `${ours} update read.leases l set until = ${untilThen("$3")} from ours
       where l.name = ours.name returning l.name`,
      [[...this.#tokens.keys()], [...this.#tokens.values()], term],
    );
    this.#renewedAt = now;
    const kept = new Set(rows.map(({ name }) => name));
    for (const name of this.#tokens.keys()) if (!kept.has(name)) this.#tokens.delete(name);
  }
}

/** Whether a worker is at work on this database, or was a moment ago. */
export const isAtWork = async (db: Database): Promise<boolean> => {
  const { rows } = await db.query(`select from read.leases where until > clock_timestamp()`);
  return rows.length > 0;
};

interface Lease {
  readonly name: string;
  readonly token: string;
}

const untilThen = (parameter: string) =>
  `clock_timestamp() + ${parameter} * interval '1 millisecond'`;

/** In one order everywhere, or two processes could wait for each other. */
const ours = `with ours as (
  select l.name from read.leases l
  join unnest($1::text[], $2::bigint[]) h (name, token) on l.name = h.name and l.token = h.token
  order by l.name for update of l)`;

/** A session by more than its number, which another may come to have; told alike in every time zone. */
const session = "pid || ' ' || extract(epoch from backend_start)";

/**
 * Free is what has run out, or whose session has ended: a process that was killed keeps nobody waiting.
 * Of a session of another user nothing but its being there can be seen.
 */
const take = `with free as (
  select l.name from read.leases l
  where l.name = any($1) and (l.until <= clock_timestamp() or l.session is null or not exists (
    select from pg_stat_activity where (${session}) is not distinct from l.session
      or (backend_start is null and pid::text = split_part(l.session, ' ', 1))))
  order by l.name for update of l skip locked)
update read.leases l set token = l.token + 1, until = ${untilThen("$2")},
  session = (select ${session} from pg_stat_activity where pid = pg_backend_pid())
from free where l.name = free.name
returning l.name, l.token::text as token`;

/** For statements that write on behalf of a lease: whether it still is whose token they carry. */
export const isLeased = (name: string, token: string): string =>
  `exists (select from read.leases l where l.name = ${name} and l.token = ${token}::bigint)`;

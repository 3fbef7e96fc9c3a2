import os from "node:os";

/** Both clocks of this machine at one moment, in milliseconds; the wall's without any offset. */
export interface Reading {
  readonly wall: number;
  readonly monotonic: number;
}

export type Trust =
  | { readonly trusted: true }
  | {
      readonly trusted: false;
      readonly because: "differs-from-database" | "jumped";
      readonly byMs: number;
    };

/** How far the wall clock may be from the database's, in milliseconds. */
export const tolerance = 30_000;
/** Milliseconds after which a command has the database's clock looked at again, beside its own way. */
const rhythm = 5_000;

/** Two clocks of one machine may part by so much of the time that passes: nine seconds a day. */
const drift = 1e-4;

/** How far the wall clock has run otherwise than the monotonic one, beyond drift, in milliseconds. */
const jump = (from: Reading, to: Reading): number => {
  const passed = to.monotonic - from.monotonic;
  return Math.max(0, Math.abs(to.wall - from.wall - passed) - passed * drift);
};

/**
 * May anything be recorded? Not while the wall clock is more than 30 s from the database's, nor
 * after it has run otherwise than the monotonic clock since a moment when it was trusted.
 * The database answered between `asked` and `answered`: a slow answer is no difference.
 */
export const trust = (
  trustedAt: Reading,
  asked: Reading,
  answered: Reading,
  database: number,
): Trust => {
  const differs = Math.max(asked.wall - database, database - answered.wall, 0);
  if (differs > tolerance)
    return { trusted: false, because: "differs-from-database", byMs: differs };
  const jumped = jump(trustedAt, answered);
  if (jumped > tolerance) return { trusted: false, because: "jumped", byMs: jumped };
  return { trusted: true };
};

/** The clocks of this machine, in milliseconds. */
export interface Clocks {
  wall(): number;
  /** Stands still while the machine sleeps. */
  awake(): number;
  /** Counts sleep too, but is read from a file, which takes longer than anything else of a command. */
  uptime(): number;
}

const clocksHere: Clocks = {
  wall: () => Date.now(),
  awake: () => performance.now(),
  uptime: () => os.uptime() * 1_000,
};

/** So far apart, in milliseconds, the other two may be since the uptime was asked for. */
const apart = 1_000;

/**
 * Reads the uptime as the monotonic clock, so that to wake is no jump. While the wall clock goes as
 * the one that stands still in sleep, there was none, and the uptime need not be asked for again.
 */
export const readingOf = ({ wall, awake, uptime }: Clocks): (() => Reading) => {
  const ask = () => ({ wall: wall(), awake: awake(), uptime: uptime() });
  let asked = ask();
  return () => {
    const passed = awake() - asked.awake;
    const now = wall();
    if (Math.abs(now - asked.wall - passed) <= apart) {
      return { wall: now, monotonic: asked.uptime + passed };
    }
    asked = ask();
    return { wall: asked.wall, monotonic: asked.uptime };
  };
};

const reading = readingOf(clocksHere);

/**
 * Watches the wall clock. What was trusted last is what the next look is measured from, so that slow
 * drift adds up to nothing; after a jump it stays refused until the clock is put right, or an
 * operator confirms the new time by a restart.
 */
export class ClockGuard {
  #trustedAt: Reading;
  #differs = false;
  #hasAgreed = false;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly databaseNow: () => Promise<Date>,
    private readonly read: () => Reading = reading,
  ) {
    this.#trustedAt = read();
  }

  /** Asks the database. @throws when it is away */
  async look(): Promise<Trust> {
    const asked = this.read();
    this.#lookedAt = asked.monotonic;
    const database = await this.databaseNow();
    const answered = this.read();
    // It was set meanwhile, perhaps put right: what was read before says nothing of it any more.
    if (jump(asked, answered) > tolerance) return this.look();
    // A process that begins while the clock is wrong has nothing that it could have jumped from.
    const from = this.#differs && !this.#hasAgreed ? asked : this.#trustedAt;
    const found = trust(from, asked, answered, database.getTime());
    this.#hasAgreed ||= found.trusted;
    this.#differs = !found.trusted && found.because === "differs-from-database";
    if (found.trusted) this.#trustedAt = answered;
    return found;
  }

  /**
   * For each command, without a question to the database: what it said last, and whether the clock
   * has jumped up to this moment. Where nobody else looks, it is asked anew now and then.
   */
  isTrusted(): boolean {
    const now = this.read();
    // A database that is away cannot be written to either: what it said last stands till it is back.
    if (now.monotonic - this.#lookedAt > rhythm) this.look().catch(() => undefined);
    return !this.#differs && jump(this.#trustedAt, now) <= tolerance;
  }
}

import type { Streams } from "#commands/streams.js";
import { factsMayBeOld } from "#commands/recorded-world.js";
import type { Clock } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { capacityByToken, person } from "#labelling/person/person.js";
import { readToken } from "./token.js";
import type { Holder } from "./viewer.js";

/** Finds out who holds a token, from the stream of the person whose id it bears: no table to keep. */
export class Tokens {
  constructor(
    private readonly streams: Streams,
    private readonly clock: Clock,
  ) {}

  /**
   * @param maxAge how old what is known of the person may be, in milliseconds
   * @returns undefined for a token that is not good today: unknown, revoked, expired, role over;
   * otherwise who holds it, as what, and the language of their settings
   */
  async holderOf(text: string, maxAge = factsMayBeOld): Promise<Holder | undefined> {
    const token = readToken(text);
    if (!token) return undefined;
    const { state } = await this.streams.load(person, token.person, maxAge);
    const capacity = capacityByToken(state, token.hash, parisDay(this.clock.now()));
    if (!capacity || state.phase === "unknown") return undefined;
    return { person: token.person, capacity, language: state.language };
  }
}

import type { Streams } from "#commands/streams.js";
import { factsMayBeOld } from "#commands/recorded-world.js";
import type { Clock } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { capacityByToken, person } from "#labelling/person/person.js";
import { readToken } from "./token.js";
import type { Viewer } from "./viewer.js";

/** Finds out who holds a token, from the stream of the person whose id it bears: no table to keep. */
export class Tokens {
  constructor(
    private readonly streams: Streams,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined for a token that is not good today: unknown, revoked, expired, role over */
  async holderOf(text: string): Promise<Pick<Viewer, "person" | "capacity"> | undefined> {
    const token = readToken(text);
    if (!token) return undefined;
    const { state } = await this.streams.load(person, token.person, factsMayBeOld);
    const capacity = capacityByToken(state, token.hash, parisDay(this.clock.now()));
    return capacity && { person: token.person, capacity };
  }
}

import {
  erased,
  type JsonObject,
  type RecordedEvent,
  type StreamName,
  streamName,
} from "#kernel/index.js";
import { choices } from "#labelling/session/majority.js";
import { session } from "#labelling/session/session.js";
import { countsOf } from "#labelling/session/tally.js";
import type { Errand } from "#reactions/dispatcher.js";
import type { Engine } from "../engine.js";
import { openingOf } from "../opening.js";

const page = 1_000;

/** However often somebody changes their mind: a vote must not be kept from its count by ballots. */
const everyEvent = async ({ store }: Engine, stream: StreamName) => {
  const events: RecordedEvent[] = [];
  for (;;) {
    const stored = await store.read(stream, events.length, "forwards", page);
    events.push(...stored.map(({ event }) => event));
    if (stored.length < page) return events;
  }
};

/** The vote whose ballots were frozen by an event: what was told of it until then. */
const frozenBy = (events: readonly RecordedEvent[], cause: string, item: unknown) => {
  const until = events.findIndex((event) => event.id === cause);
  const before = events.slice(0, until).filter(({ data }) => data["item"] === item);
  const opened = before.findLastIndex(({ type }) => type === "DeliberationOpened");
  const voters = before[opened]?.data["voters"];
  return {
    voters: Array.isArray(voters) ? voters.length : 0,
    // The last one of each seat counts; of an earlier vote on the same item, none does.
    cast: before.slice(opened + 1).filter(({ type }) => type === "SecretBallotCast"),
  };
};

/**
 * The body of the command that tallies a secret vote: its frozen choices, opened here and nowhere
 * else, come out as four figures. However late it is asked again, and whatever has become of the
 * item by then, it gives the same: it goes by the event that froze them, not by how things stand.
 * @throws where a choice does not open: then nothing is tallied
 */
export const countedBallots = async (
  engine: Engine,
  { id, body: { item }, cause }: Pick<Errand, "id" | "body" | "cause">,
): Promise<JsonObject> => {
  const events = await everyEvent(engine, streamName(session.kind, id));
  const { voters, cast } = frozenBy(events, cause, item);
  const bySeat = new Map(cast.map((event) => [event.data["on"], event]));
  const frozen = [...bySeat.values()].map((event) => ({
    event,
    personal: session.events.SecretBallotCast.personal,
  }));
  const told = await openingOf(engine)(frozen);
  const known = told.flatMap(({ choice }) => choices.filter((one) => one === choice));
  if (known.length !== frozen.length) throw new Error(`a secret choice reads ${erased}`);
  const { for: yes, against, abstain, notCast } = countsOf(known, voters);
  return { item: item ?? "", counts: { for: yes, against, abstain, notCast } };
};

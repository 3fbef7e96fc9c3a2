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

/**
 * The body of the command that tallies a secret vote: its frozen choices, opened here and nowhere
 * else, come out as four figures. Asked again, also once the item is decided, it gives the same.
 * @throws where a choice does not open: then nothing is tallied
 */
export const countedBallots = async (
  engine: Engine,
  id: string,
  { item }: JsonObject,
): Promise<JsonObject> => {
  const events = await everyEvent(engine, streamName(session.kind, id));
  const about = (wanted: string) => (event: RecordedEvent) =>
    event.type === wanted && event.data["item"] === item;
  // The last one of each seat counts; of an earlier vote on the same item, none does.
  const opened = events.findLastIndex(about("DeliberationOpened"));
  const voters = events[opened]?.data["voters"];
  const cast = events.slice(opened + 1).filter(about("SecretBallotCast"));
  const bySeat = new Map(cast.map((event) => [event.data["on"], event]));
  const frozen = [...bySeat.values()].map((event) => ({
    event,
    personal: session.events.SecretBallotCast.personal,
  }));
  const told = await openingOf(engine)(frozen);
  const known = told.flatMap(({ choice }) => choices.filter((one) => one === choice));
  if (known.length !== frozen.length) throw new Error(`a secret choice reads ${erased}`);
  const {
    for: yes,
    against,
    abstain,
    notCast,
  } = countsOf(known, Array.isArray(voters) ? voters.length : 0);
  return { item: item ?? "", counts: { for: yes, against, abstain, notCast } };
};

import { clientAt } from "#event-store/eventstoredb/client.js";
import { within } from "#event-store/eventstoredb/patience.js";
import { Reads } from "#event-store/eventstoredb/reads.js";
import { beginning } from "#event-store/port.js";
import { OwnProcess } from "./own-process.js";

export interface EventStoreAtHand {
  readonly name: string;
  readonly url: string;
  stop(): void;
}

const patience = 5_000;

/** @returns why the bench cannot have it; undefined when it can */
const reasonAgainst = async (url: string): Promise<string | undefined> => {
  try {
    const reads = new Reads(clientAt(url));
    const [first] = await within(patience, reads.all(beginning, 1));
    // Our keys would not be its keys, and a bench has no business in a log of somebody's.
    return first && "it holds a log already: name an empty one";
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
};

/** The server that EVENTSTORE_URL names if it can be had, else the stand-in, which keeps its log in memory. */
export const eventStoreAtHand = async (): Promise<EventStoreAtHand> => {
  const url = process.env["EVENTSTORE_URL"];
  const reason = url ? await reasonAgainst(url) : "EVENTSTORE_URL names none";
  if (url && reason === undefined) return { name: "EventStoreDB", url, stop: () => undefined };
  console.error(`  the stand-in serves for EventStoreDB: ${reason}`);
  const standIn = new OwnProcess<object, string>("stand-in");
  return {
    name: "EventStoreDB's stand-in",
    url: await standIn.do({}),
    stop: () => standIn.end(),
  };
};

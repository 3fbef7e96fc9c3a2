import { accept, type Decision } from "#kernel/index.js";
import {
  hasRead,
  type Reading,
  readingId,
  type ReadingEvent,
  type Readership,
  shownIn,
} from "./reading.js";
import { reject } from "./rejections.js";

/** Whether the stream is that of the reader and the file. */
export const isTheirs = (body: Readership, id: string): boolean => id === readingId(body);

/** Once: what was read before is so already. */
export const recorded = (
  state: Reading,
  event: ReadingEvent,
  theirs: boolean,
): Decision<ReadingEvent> => {
  if (!theirs) return reject("READING_OF_ANOTHER");
  return hasRead(state, shownIn(event)) ? accept() : accept(event);
};

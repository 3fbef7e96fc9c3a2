import type { Viewer } from "#access/viewer.js";
import {
  type Command,
  engine as theEngine,
  engineActor,
  type PersonId,
  unreachable,
} from "#kernel/index.js";
import { hasRead, reading, readingId, type Shown } from "#labelling/reading/reading.js";
import { recordDocumentReading } from "#labelling/reading/record-document-reading.js";
import { recordFileReading } from "#labelling/reading/record-file-reading.js";
import { recordInstructionReading } from "#labelling/reading/record-instruction-reading.js";
import type { LaidOpen } from "#projections/query.js";
import { judges } from "#read-models/visible.js";
import type { Engine } from "./engine.js";

/** It could not be recorded who is shown something: it must not be sent. */
export class NotRecorded extends Error {
  override readonly name = "NotRecorded";
}

/**
 * Records what a member of a committee is about to be shown, once for each version; of others nothing.
 * To be called before anything is sent.
 * @throws NotRecorded, and whatever keeps the log from taking anything
 */
export const recordReadings = async (
  engine: Pick<Engine, "road" | "streams">,
  viewer: Viewer,
  shown: readonly LaidOpen[],
): Promise<void> => {
  const { person } = viewer;
  if (!judges(viewer) || person === theEngine) return;
  for (const laid of shown) await record(engine, person, laid);
};

const record = async (
  { road, streams }: Pick<Engine, "road" | "streams">,
  person: PersonId,
  { application, ...what }: LaidOpen,
): Promise<void> => {
  const id = readingId({ application, person });
  // What was read stays read, however old what is known of it is.
  const { state } = await streams.load(reading, id, Infinity);
  if (hasRead(state, what)) return;
  const { command, body, key } = recording(what);
  const { outcome } = await road.execute({
    command,
    id,
    body: { application, person, ...body },
    actor: { ...engineActor, for: person },
    key,
  });
  if (outcome !== "done") throw new NotRecorded(`${id} ${key}: ${outcome}`);
};

interface Recording {
  readonly command: Command;
  readonly body: object;
  /** The same for what is the same, so that whichever process repeats it records nothing more. */
  readonly key: string;
}

const recording = (what: Shown): Recording => {
  switch (what.of) {
    case "file": {
      const { version } = what;
      return { command: recordFileReading, body: { version }, key: `file ${version}` };
    }
    case "instruction": {
      const { version, reviews } = what;
      const key = ["instruction", version, ...reviews].join(" ");
      return { command: recordInstructionReading, body: { version, reviews }, key };
    }
    case "document": {
      const { document } = what;
      return { command: recordDocumentReading, body: { document }, key: `document ${document}` };
    }
    default:
      return unreachable(what);
  }
};

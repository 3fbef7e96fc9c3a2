import type { Viewer } from "#access/viewer.js";
import type { RecordedEvent } from "#kernel/index.js";
import type { Reader } from "#projections/reader.js";
import { showFile } from "#read-models/file/show-file.js";
import { showLabel } from "#read-models/labels/show-label.js";
import { showSession } from "#read-models/sessions/show-session.js";
import { rights } from "#read-models/visible.js";
import { seesFile } from "./sees-file.js";
import { seesSession } from "./sees-session.js";

/**
 * How long changes wait for the read models to show them, in milliseconds: as long as another worker takes
 * to go on for one that stands still.
 */
const patience = 12_000;

/** What is read when a change is told, and what decides whether one may. */
const read = [...showFile.of, ...showLabel.of, ...showSession.of, ...seesFile.of, ...rights];
const shown = [...new Set(read.map(({ name }) => name))];

/**
 * Who hears of what happens to a file, to the label that bears its id, or to a session: who would be
 * shown it by a read right then. The one rule for whatever tells by itself: listeners at an open connection, webhooks.
 */
export class LiveSight {
  constructor(private readonly reader: Reader) {}

  /** @returns whether a read shows the event by now */
  shows(event: Pick<RecordedEvent, "stream" | "version">): Promise<boolean> {
    return this.reader.waitFor(shown, event, patience);
  }

  /** A file, or all of its label: whoever sees the one sees the other. */
  async sees(viewer: Viewer, id: string): Promise<boolean> {
    return (await this.reader.ask(seesFile, { id }, viewer)).answer === true;
  }
  /** @param items those that something happened to; none where it happened to the whole session */
  async seesSession(viewer: Viewer, id: string, items: readonly string[]): Promise<boolean> {
    return (await this.reader.ask(seesSession, { id, items }, viewer)).answer === true;
  }
}

import fs from "node:fs/promises";
import { GroupCommit, type Settled } from "#event-store/postgres/group-commit.js";
import type { Actor } from "#kernel/index.js";

/** A command as it is about to be sent. */
export interface Intent {
  readonly operation: string;
  /** Absent where the operation makes a new thing. */
  readonly id?: string;
  readonly body: object;
  readonly ifMatch?: string;
  readonly actor: Actor;
  readonly key: string;
}

export interface AnsweredEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
}

export type Outcome =
  | { readonly outcome: "done"; readonly id: string; readonly events: readonly AnsweredEvent[] }
  | { readonly outcome: "refused"; readonly code: string }
  /** Neither: it may be stored or not, until it is sent again under its key. */
  | { readonly outcome: "unknown"; readonly reason: string };

/** Everything that happened to one command, in order; the last outcome is the one that counts. */
export interface Entry {
  readonly intent: Intent;
  readonly outcomes: readonly Outcome[];
}

type Line =
  | { readonly nth: number; readonly intent: Intent }
  | { readonly nth: number; readonly outcome: Outcome };

interface Note {
  readonly key: string;
  readonly size: number;
  readonly text: string;
}

/** What was asked and answered, on disk before anything follows from it. */
export class Journal {
  readonly #notes: GroupCommit<Note, void>;
  /** How many outcomes are neither « done » nor « refused ». */
  unheard = 0;
  #count = 0;

  private constructor(private readonly file: fs.FileHandle) {
    this.#notes = new GroupCommit(1, (batch) => this.#flush(batch));
  }

  static async at(file: string): Promise<Journal> {
    return new Journal(await fs.open(file, "ax"));
  }

  /** @returns the number under which its outcomes are noted */
  async begin(intent: Intent): Promise<number> {
    const nth = (this.#count += 1);
    await this.#note({ nth, intent });
    return nth;
  }

  async end(nth: number, outcome: Outcome): Promise<void> {
    if (outcome.outcome === "unknown") this.unheard += 1;
    await this.#note({ nth, outcome });
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  async #note(line: Line): Promise<void> {
    const text = `${JSON.stringify(line)}\n`;
    const kind = "intent" in line ? "intent" : "outcome";
    await this.#notes.ask({ key: `${kind} ${line.nth}`, size: text.length, text });
  }

  async #flush(batch: readonly Note[]): Promise<readonly Settled<void>[]> {
    await this.file.appendFile(batch.map(({ text }) => text).join(""));
    await this.file.datasync();
    return batch.map(() => ({ status: "fulfilled", value: undefined }));
  }
}

export const readJournal = async (file: string): Promise<readonly Entry[]> => {
  const entries = new Map<number, { intent: Intent; outcomes: Outcome[] }>();
  for (const text of (await fs.readFile(file, "utf8")).split("\n")) {
    if (text === "") continue;
    const line = JSON.parse(text) as Line;
    if ("intent" in line) entries.set(line.nth, { intent: line.intent, outcomes: [] });
    else entries.get(line.nth)?.outcomes.push(line.outcome);
  }
  return [...entries.values()];
};

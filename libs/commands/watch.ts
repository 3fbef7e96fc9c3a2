import type { Id, RecordedEvent, StreamName } from "#kernel/index.js";
import type { Settled } from "#event-store/settle.js";
import type { Outcome } from "./outcome.js";

/** A command that is being given. */
export interface Given {
  readonly type: string;
  readonly stream: StreamName;
  readonly id: Id<"command">;
}

/** Looks on as commands take their road, and changes nothing of it. */
export interface Watch {
  /** @param given of its steps the one on the thing that it is about */
  process(type: string, given: Given, work: () => Promise<Outcome>): Promise<Outcome>;
  command(given: Given, work: () => Promise<Outcome>): Promise<Outcome>;
  part<Result>(name: "load" | "decide", work: () => Promise<Result>): Promise<Result>;
  append(
    command: Id<"command">,
    events: readonly RecordedEvent[],
    work: () => Promise<Settled>,
  ): Promise<Settled>;
}

export const unwatched: Watch = {
  process: (_type, _given, work) => work(),
  command: (_given, work) => work(),
  part: (_name, work) => work(),
  append: (_command, _events, work) => work(),
};

import type { Sentence } from "#kernel/index.js";
import type { Cli } from "../cli.js";
import type { Acting } from "./acting.js";
import type { Asking } from "./asking.js";
import type { Room } from "./room.js";

/** What an act is done with. */
export interface Doing {
  readonly cli: Cli;
  readonly room: Room;
  readonly asking: Asking;
  readonly acting: Acting;
}

/** Something that may be done next. It asks for what it needs, and gives an operation. */
export interface Act {
  /** What a script calls it. */
  readonly name: string;
  readonly label: Sentence;
  /** Whether it makes sense now; the rules themselves rule, when it is given. */
  isOffered(room: Room, acting: Acting): boolean;
  /** @throws BadInput, Failed when it is refused */
  do(doing: Doing): Promise<void>;
}

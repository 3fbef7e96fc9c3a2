import type { Pool } from "pg";
import type { Caller } from "#infrastructure/webhooks/caller.js";
import type { Clock } from "#kernel/index.js";
import type { Engine } from "../engine.js";
import type { LiveSight } from "../live/live-sight.js";
import type { SourceParts } from "../mails/source.js";

/** What it takes to tell webhooks. */
export interface WebhookParts extends SourceParts, Pick<Engine, "secret"> {
  /** The folder's clock; receivers compare with the wall clock. */
  readonly clock: Clock;
  readonly reading: Pool;
  readonly sight: Pick<LiveSight, "sees" | "shows">;
  readonly caller: Caller;
}

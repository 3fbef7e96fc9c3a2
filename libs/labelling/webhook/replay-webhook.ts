import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { beginningOf, IsMoment } from "./moment.js";
import { reject } from "./rejections.js";
import { isOwners, webhook, type WebhookEvent } from "./webhook.js";

export class ReplayWebhookBody {
  /** A day, which means its beginning in Paris, or the `timestamp` of a message. */
  @IsMoment() readonly from!: string;
}

export const replayWebhook = command({
  type: "ReplayWebhook",
  schema: 1,
  summary: "Tells a webhook again all that has happened since a day or an instant, in its order.",
  on: webhook,
  shape: ReplayWebhookBody,
  example: { from: "2026-10-01" },
  decide: (state, { from }, { at, actor }): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (!isOwners(state, actor.as)) return reject("WEBHOOK_NOT_YOURS");
    if (state.phase === "disabled") return reject("WEBHOOK_IS_DISABLED");
    const since = beginningOf(from) ?? at;
    if (since > at) return reject("REPLAY_FROM_TO_COME", { from });
    return accept({ type: "WebhookReplayAsked", from, since });
  },
  commandOf: (events) => ({ from: madeBy(events, "WebhookReplayAsked").from }),
});

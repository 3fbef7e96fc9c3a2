import { IsIn } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { reject } from "./rejections.js";
import { type Ending, webhook, type WebhookEvent } from "./webhook.js";

export class GiveUpWebhookBody {
  @IsIn(["failing", "gone"]) readonly reason!: Ending;
}

export const giveUpWebhook = command({
  type: "GiveUpWebhook",
  schema: 1,
  summary: "Records that nobody takes what a webhook is told, or that its address is gone.",
  on: webhook,
  shape: GiveUpWebhookBody,
  example: { reason: "failing" },
  decide: (state, { reason }, { today }): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (state.phase === "disabled") return accept();
    return accept({ type: "WebhookDisabled", reason, disabledOn: today });
  },
  commandOf: (events) => ({ reason: madeBy(events, "WebhookDisabled").reason }),
});

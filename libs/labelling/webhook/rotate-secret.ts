import { IsInt, Max, Min } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { MayBeAbsent } from "../text/may-be.js";
import { reject } from "./rejections.js";
import { isOwners, webhook, type WebhookEvent } from "./webhook.js";

/** A week lets whoever receives change theirs after a holiday. */
const longest = 168;
const usual = 24;

export class RotateSecretBody {
  /** Hours for which the one before still signs, beside the new one; 24 when not given. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(longest) readonly overlap?: number;
}

const hoursAfter = (at: string, hours: number): string =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

export const rotateSecret = command({
  type: "RotateSecret",
  schema: 1,
  summary: "Gives a webhook another secret; the one before signs too for some hours.",
  on: webhook,
  shape: RotateSecretBody,
  example: { overlap: 48 },
  decide: (state, { overlap = usual }, { at, actor }): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (!isOwners(state, actor.as)) return reject("WEBHOOK_NOT_YOURS");
    const nth = state.secrets.nth + 1;
    const previousUntil = hoursAfter(at, overlap);
    return accept({ type: "WebhookSecretRotated", nth, overlap, previousUntil });
  },
  commandOf: (events) => ({ overlap: madeBy(events, "WebhookSecretRotated").overlap }),
});

import type { Viewer } from "#access/viewer.js";
import { shownSecret } from "#infrastructure/webhooks/signature.js";
import { rotateSecret } from "#labelling/webhook/rotate-secret.js";
import { isOwners, type Known, signingAt, webhook } from "#labelling/webhook/webhook.js";
import type { LogSecret } from "#sealing/log-secret.js";
import type { Engine } from "../engine.js";

/** What signs just now, the newest first. */
export interface WebhookSecrets {
  readonly id: string;
  readonly secrets: readonly string[];
  /** Until when the second one still signs. */
  readonly previousUntil: string | null;
}

/** In base64, the newest first. */
export const secretsOf = (
  secret: Pick<LogSecret, "webhookSecret">,
  id: string,
  state: Known,
  at: string,
): readonly string[] => signingAt(state, at).map((nth) => secret.webhookSecret(id, nth));

/** For whoever may give it another. No read model: what is kept nowhere follows from the log's secret. */
export const showSecrets = async (
  { operations, streams, secret, clock }: Engine,
  { person, capacity }: Viewer,
  id: string,
): Promise<WebhookSecrets | "forbidden" | "not-found"> => {
  const ask = { id, body: {}, actor: { id: person, as: capacity }, key: "secrets" };
  const verdict = await operations.verdict({ asks: "one", ...rotateSecret }, id, ask);
  if (verdict !== "granted") return verdict;
  const { state } = await streams.load(webhook, id, 0);
  if (state.phase === "unknown") return "not-found";
  if (!isOwners(state, capacity)) return "forbidden";
  const secrets = secretsOf(secret, id, state, clock.now()).map(shownSecret);
  const previousUntil = secrets.length > 1 ? (state.secrets.previousUntil ?? null) : null;
  return { id, secrets, previousUntil };
};

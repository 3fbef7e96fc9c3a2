import type { PersonId } from "#kernel/index.js";
import type { ListedWebhook } from "#read-models/webhooks/list-webhooks.js";
import type { WebhookSecrets } from "../webhooks/secrets.js";

const own: ListedWebhook = {
  id: "3c2b1a09-8f7e-5d6c-9b4a-3f2e1d0c9b8a",
  organisation: "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03",
  scheme: null,
  institution: null,
  keeper: "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61" as PersonId,
  topics: ["application.decided", "label.granted"],
  url: "https://systemes.example.org/creativallee",
  phase: "enabled",
  reason: null,
  registeredOn: "2026-10-01",
  calls: {
    succeededAt: "2026-10-05T09:00:00.000Z",
    failedAt: null,
    error: null,
    failures: 0,
  },
};

export const listedWebhooks: readonly ListedWebhook[] = [
  own,
  {
    ...own,
    organisation: null,
    scheme: "creativallee",
    institution: "CRCI",
    url: null,
    phase: "disabled",
    reason: "failing",
    calls: {
      succeededAt: null,
      failedAt: "2026-10-05T09:00:00.000Z",
      error: "HTTP_500",
      failures: 14,
    },
  },
];

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

export const webhookSecrets: readonly WebhookSecrets[] = [
  { id: own.id, secrets: [secret, secret], previousUntil: "2026-10-06T09:00:00.000Z" },
  { id: own.id, secrets: [secret], previousUntil: null },
];

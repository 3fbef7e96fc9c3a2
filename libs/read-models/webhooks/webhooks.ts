import type { PersonId } from "#kernel/index.js";
import type { Topic } from "#labelling/webhook/topics.js";
import {
  isOrganisations,
  type Known,
  webhook,
  type Webhook,
  type WebhookEvent,
} from "#labelling/webhook/webhook.js";
import { readModel, type Row } from "#projections/read-model.js";

/** Who is told what, and where; how the calls went stands beside the outbox. */
export interface WebhookRow extends Row {
  readonly organisation: string | null;
  readonly scheme: string | null;
  readonly institution: string | null;
  readonly keeper: PersonId;
  readonly topics: readonly Topic[];
  readonly url: string;
  readonly phase: Known["phase"];
  readonly registered_on: string;
  /** Since when it listens: nothing that happened before is told, unless it is asked for. */
  readonly since: string;
  readonly state: Webhook;
}

export const webhooks = readModel<WebhookRow, WebhookEvent>({
  name: "webhooks",
  version: 1,
  reads: [webhook],
  opens: { WebhookRegistered: ["/url"], WebhookChanged: ["/url"] },
  columns: {
    organisation: "text",
    scheme: "text",
    institution: "text",
    keeper: "text",
    topics: "jsonb",
    url: "text",
    phase: "text",
    registered_on: "text",
    since: "text",
    state: "jsonb",
  },
  indexes: ["(organisation)", "(scheme)", "(registered_on, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, position }, key) => {
    const state = webhook.evolve(row?.state ?? webhook.initial, event);
    if (state.phase === "unknown") return row;
    const { owner, keeper, topics, phase } = state;
    const known = { key, keeper, topics, phase, state, ...ownerColumns(owner) };
    if (event.type === "WebhookRegistered")
      return { ...known, url: event.url, registered_on: event.registeredOn, since: position };
    if (!row) return undefined;
    const url = (event.type === "WebhookChanged" ? event.url : undefined) ?? row.url;
    const since = event.type === "WebhookEnabled" ? position : row.since;
    return { ...known, url, registered_on: row.registered_on, since };
  },
});

const ownerColumns = (owner: Known["owner"]) =>
  isOrganisations(owner)
    ? { organisation: owner.organisation, scheme: null, institution: null }
    : { organisation: null, scheme: owner.scheme, institution: owner.institution };

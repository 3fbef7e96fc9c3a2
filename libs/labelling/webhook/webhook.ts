import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";
import type { Topic } from "./topics.js";

/** Who listens: an organisation, of its own files; or an institution, of what its committee does. */
export type Owner =
  { readonly organisation: string } | { readonly scheme: string; readonly institution: string };

/** `asked`: by its owner. The others by the engine, with a notice. */
export const endings = ["asked", "failing", "gone"] as const;
export type Ending = (typeof endings)[number];

interface Secrets {
  /** Which of its secrets signs, from 1; the log's own secret gives each. */
  readonly nth: number;
  /** Until when the one before signs too: UTC. */
  readonly previousUntil?: string;
}

interface Registered {
  readonly owner: Owner;
  /** What this person may see today is what the webhook hears. */
  readonly keeper: PersonId;
  readonly topics: readonly Topic[];
  readonly secrets: Secrets;
}

export type Webhook =
  | { readonly phase: "unknown" }
  | ({ readonly phase: "enabled" } & Registered)
  | ({ readonly phase: "disabled"; readonly reason: Ending } & Registered);

export type Known = Exclude<Webhook, { readonly phase: "unknown" }>;

export type WebhookEvent =
  | {
      readonly type: "WebhookRegistered";
      readonly url: string;
      readonly topics: readonly Topic[];
      readonly owner: Owner;
      readonly keeper: PersonId;
      readonly registeredOn: string;
    }
  | {
      readonly type: "WebhookChanged";
      readonly url?: string;
      readonly topics?: readonly Topic[];
      readonly keeper: PersonId;
      /** The keeper was named, as an institution's is. */
      readonly named?: true;
      readonly changedOn: string;
    }
  | {
      readonly type: "WebhookSecretRotated";
      readonly nth: number;
      /** Hours for which the one before still signs. */
      readonly overlap: number;
      readonly previousUntil: string;
    }
  | { readonly type: "WebhookDisabled"; readonly reason: Ending; readonly disabledOn: string }
  | { readonly type: "WebhookEnabled"; readonly enabledOn: string }
  | {
      readonly type: "WebhookReplayAsked";
      /** As it was asked: a day in Paris, or an instant. */
      readonly from: string;
      /** The same in UTC. */
      readonly since: string;
    };

const evolve = (state: Webhook, event: WebhookEvent): Webhook => {
  if (event.type === "WebhookRegistered") {
    const { owner, keeper, topics } = event;
    return { phase: "enabled", owner, keeper, topics, secrets: { nth: 1 } };
  }
  if (state.phase === "unknown") return state;
  switch (event.type) {
    case "WebhookChanged": {
      const { keeper, topics = state.topics } = event;
      return { ...state, keeper, topics };
    }
    case "WebhookSecretRotated": {
      const { nth, previousUntil } = event;
      return { ...state, secrets: { nth, previousUntil } };
    }
    case "WebhookDisabled":
      return { ...state, phase: "disabled", reason: event.reason };
    case "WebhookEnabled": {
      const { owner, keeper, topics, secrets } = state;
      return { phase: "enabled", owner, keeper, topics, secrets };
    }
    case "WebhookReplayAsked":
      return state;
    default:
      return unreachable(event);
  }
};

/** An address may hold a token: it is sealed as what is personal is. */
export const webhook: Aggregate<Webhook, WebhookEvent> = {
  kind: "webhook",
  plural: "webhooks",
  initial: { phase: "unknown" },
  evolve,
  events: {
    WebhookRegistered: { schema: 1, personal: ["/url"] },
    WebhookChanged: { schema: 1, personal: ["/url"] },
    WebhookSecretRotated: { schema: 1 },
    WebhookDisabled: { schema: 1 },
    WebhookEnabled: { schema: 1 },
    WebhookReplayAsked: { schema: 1 },
  },
};

export const isOrganisations = (
  owner: Owner,
): owner is Extract<Owner, { readonly organisation: string }> => "organisation" in owner;

/** Its owner's own people, or the secretariat for an institution; the policies say whose it is. */
export const isOwners = ({ owner }: Pick<Known, "owner">, capacity: string): boolean =>
  isOrganisations(owner) ? capacity === "carrier" : capacity === "secretariat";

/** The secrets that sign at an instant (UTC), the newest first. */
export const signingAt = ({ secrets }: Known, at: string): readonly number[] => {
  const { nth, previousUntil = "" } = secrets;
  return at < previousUntil ? [nth, nth - 1] : [nth];
};

import type { PersonId } from "#kernel/index.js";
import type { Topic } from "#labelling/webhook/topics.js";
import { type Ending, isOwners } from "#labelling/webhook/webhook.js";
import { query } from "#projections/query.js";
import type { Viewer } from "#access/viewer.js";
import { Conditions } from "../conditions.js";
import { memberships } from "../memberships/memberships.js";
import { pageOf, Paging, readCursor, usualPage } from "../page.js";
import { onlyVisible } from "../visible.js";
import { webhooks, type WebhookRow } from "./webhooks.js";

export interface ListedWebhook {
  readonly id: string;
  readonly organisation: string | null;
  readonly scheme: string | null;
  readonly institution: string | null;
  /** Whose sight it has. */
  readonly keeper: PersonId;
  readonly topics: readonly Topic[];
  /** Null for those who may not change it: an address may hold a secret. */
  readonly url: string | null;
  readonly phase: WebhookRow["phase"];
  /** Why it is told nothing, if so. */
  readonly reason: Ending | null;
  readonly registeredOn: string;
  /** How its calls stand now, whatever moment is asked for: they are no part of the log. */
  readonly calls: {
    readonly succeededAt: string | null;
    readonly failedAt: string | null;
    /** What the last one failed by, until one goes well again. */
    readonly error: string | null;
    /** How many have failed since the last that went well. */
    readonly failures: number;
  };
}

interface ShownRow extends WebhookRow {
  /** As one of the organisation's people. */
  readonly may_change: boolean;
  readonly succeeded_at: string | null;
  readonly failed_at: string | null;
  readonly error: string | null;
  readonly failures: number | null;
}

export const listWebhooks = query({
  name: "webhooks",
  path: "/webhooks",
  summary: "Lists webhooks: whose, of what they are told, and how the last calls went.",
  shape: Paging,
  of: [webhooks],
  run: async (tables, { after, limit = usualPage }, viewer) => {
    const conditions = new Conditions();
    const me = conditions.parameter(viewer.person);
    onlyVisible(conditions, "w.organisation", tables, viewer);
    const cursor = after === undefined ? undefined : readCursor(after);
    if (cursor) {
      const [value, key] = [conditions.parameter(cursor[1]), conditions.parameter(cursor[2])];
      conditions.always(`(w.registered_on, w.key) > (${value}, ${key})`);
    }
    const rows = await tables.select<ShownRow>(
      `select w.*, s.succeeded_at, s.failed_at, s.error, s.failures,
         exists (select from ${tables.live(memberships)} m where m.organisation = w.organisation
           and m.person = ${me} and (m.right_given = 'edit' or m.signatory)) as may_change
       from ${tables.of(webhooks)} w left join read.webhook_standings s on s.webhook = w.key
       where ${conditions.where}
       order by w.registered_on, w.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: ShownRow) => listed(row, viewer);
    return pageOf(rows, limit, item, (row) => ["registered", row.registered_on, row.key]);
  },
});

const listed = (row: ShownRow, { capacity }: Viewer): ListedWebhook => {
  const { state } = row;
  const mayChange =
    state.phase !== "unknown" &&
    isOwners(state, capacity) &&
    (row.organisation === null || row.may_change);
  return {
    id: row.key,
    organisation: row.organisation,
    scheme: row.scheme,
    institution: row.institution,
    keeper: row.keeper,
    topics: row.topics,
    url: mayChange ? row.url : null,
    phase: row.phase,
    reason: state.phase === "disabled" ? state.reason : null,
    registeredOn: row.registered_on,
    calls: {
      succeededAt: row.succeeded_at,
      failedAt: row.failed_at,
      error: row.error,
      failures: row.failures ?? 0,
    },
  };
};

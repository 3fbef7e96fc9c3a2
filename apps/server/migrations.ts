import { auditMigrations } from "#audit-log/migrations.js";
import { partsInDoubtMigrations } from "#event-store/eventstoredb/migrations.js";
import { logMigrations } from "#event-store/postgres/migrations.js";
import type { Migration } from "#infrastructure/database/migrate.js";
import { projectionMigrations } from "#projections/migrations.js";
import { reactionMigrations } from "#reactions/migrations.js";
import { webhookMigrations } from "#reactions/webhook-standing.js";
import { keyMigrations } from "#sealing/migrations.js";

/** Each room's own, in the order in which they are applied. */
export const migrations: readonly Migration[] = [
  ...logMigrations,
  ...keyMigrations,
  ...projectionMigrations,
  ...reactionMigrations,
  ...webhookMigrations,
  ...partsInDoubtMigrations,
  ...auditMigrations,
];

import { Gauge, Registry } from "prom-client";
import { auditStanding } from "#audit-log/standing.js";
import { beginning } from "#event-store/port.js";
import type { Meter } from "#infrastructure/telemetry/meter.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { lags } from "#projections/lag.js";
import { overdueDeadlines } from "#read-models/deadlines/overdue.js";
import { outboxFigures } from "#reactions/outbox.js";
import type { Engine } from "../engine.js";

interface Scraped extends Pick<Engine, "store" | "reading"> {
  readonly clock: Pick<Engine["clock"], "now">;
  readonly meter: Meter;
}

/** What is told to Prometheus: what was counted here, and how things stand in the database now. */
export const scrape = async ({ meter, store, reading, clock }: Scraped): Promise<string> => {
  const registry = new Registry();
  const now = clock.now();
  const isUp = await succeeds(tellDatabase(registry, reading, now));
  gauge(registry, "database_up", words.database)(isUp ? 1 : 0);
  // How far they lag is read off both.
  const looking = isUp ? tellLags(registry, store, reading, now) : store.readAll(beginning, 1);
  gauge(registry, "log_up", words.log)((await succeeds(looking)) ? 1 : 0);
  return meter.text(registry);
};

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const gauge = (registry: Registry, name: string, help: string, label?: string) => {
  const labelNames = label === undefined ? [] : [label];
  const told = new Gauge({
    name: `creativallee_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return (value: number, labelled = ""): void =>
    told.set(label === undefined ? {} : { [label]: labelled }, value);
};

const tellLags = async (
  registry: Registry,
  store: Scraped["store"],
  reading: Scraped["reading"],
  now: string,
): Promise<void> => {
  const projections = await lags(store, reading, now);
  const events = gauge(registry, "projection_lag_events", words.events, "name");
  const seconds = gauge(registry, "projection_lag_seconds", words.seconds, "name");
  const stopped = gauge(registry, "projection_stopped", words.stopped, "name");
  for (const lag of projections) {
    events(lag.events, lag.name);
    seconds(lag.seconds, lag.name);
    stopped(lag.isStopped ? 1 : 0, lag.name);
  }
};

/** All is asked first: what is told of a database that goes meanwhile is nothing, not a half. */
const tellDatabase = async (
  registry: Registry,
  reading: Scraped["reading"],
  now: string,
): Promise<void> => {
  const { counts, oldest } = await outboxFigures(reading, now);
  const overdue = await overdueDeadlines(reading, parisDay(now));
  const audit = await auditStanding(reading);
  const messages = gauge(registry, "outbox_messages", words.messages, "status");
  for (const [status, count] of Object.entries(counts)) messages(count, status);
  const age = oldest === null ? 0 : (Date.parse(now) - Date.parse(oldest)) / 1_000;
  gauge(registry, "outbox_oldest_seconds", words.oldest)(age);
  if (overdue !== undefined) gauge(registry, "deadlines_overdue", words.overdue)(overdue);
  gauge(registry, "audit_tree_size", words.treeSize)(audit.size);
  gauge(registry, "audit_signed_size", words.signedSize)(audit.signed);
  gauge(registry, "audit_quorum", words.quorum)(audit.quorum ? 1 : 0);
  const trouble = gauge(registry, "audit_trouble", words.trouble, "name");
  for (const { work } of audit.troubles) trouble(1, work);
};

const words = {
  database: "Whether the database answers: else nothing else of it is told.",
  log: "Whether the log answers: else nobody can write, and no lag is told.",
  events: "Events that a projection has yet to look at; 1000 stands for that or more.",
  seconds: "How long the first of them has been there.",
  stopped: "Whether a projection stands still before an event that this release does not know.",
  messages: "Messages that are not done, by how they stand; what is failing is due or dated too.",
  oldest: "How long the message has been due that waits longest.",
  treeSize: "Events that have a leaf in the Merkle tree of the log.",
  signedSize: "Events that the last checkpoint holds.",
  quorum: "Whether as many witnesses have cosigned the last checkpoint as the policy asks.",
  trouble: "What stands still of the audit log: sequencer, signer, a witness. doctor says why.",
  overdue: "Files with a deadline that has run out and is not recorded so yet.",
} as const;

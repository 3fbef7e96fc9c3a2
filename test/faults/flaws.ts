import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { Client } from "pg";
import { CommandRoad } from "#commands/command-road.js";
import { EventStoreDbEventStore } from "#event-store/eventstoredb/eventstoredb-event-store.js";
import { LogUnavailable } from "#event-store/port.js";
import { positionOf } from "#event-store/position.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { ClockGuard } from "#infrastructure/clock/trusted-clock.js";
import { accept } from "#kernel/index.js";
import { lapseApplication } from "#labelling/application/lapse-application.js";
import { Batch } from "#projections/told.js";
import type { Experiment } from "./experiment.js";

/** Where what is sent is known before it leaves: some queries read otherwise from now on. */
const rewriteQueries = (rewrite: (text: string) => string): void => {
  const query: unknown = Reflect.get(Client.prototype, "query");
  if (typeof query !== "function") throw new Error("pg asks in another way.");
  const rewritten = (config: unknown): unknown => {
    if (typeof config === "string") return rewrite(config);
    if (typeof config !== "object" || config === null || "submit" in config) return config;
    const text: unknown = Reflect.get(config, "text");
    return typeof text === "string" ? { ...config, text: rewrite(text) } : config;
  };
  Reflect.set(Client.prototype, "query", function (this: Client, ...args: unknown[]) {
    const [config, ...rest] = args;
    const result: unknown = Reflect.apply(query, this, [rewritten(config), ...rest]);
    return result;
  });
};

/** Bugs that experiments are proved by, beside those of the crash test. */
export const flaws = {
  /** What the database acknowledges is not on disk yet. */
  "commits-in-memory": {
    foundAs: ["ACKNOWLEDGED_LOST"],
    sql: `do $$ begin
      execute format('alter database %I set synchronous_commit = off', current_database());
    end $$`,
  },
  /** An append that failed is answered like one that did not. */
  "takes-failure-for-done": {
    foundAs: ["ACKNOWLEDGED_LOST"],
    plant: () => {
      for (const { prototype } of [PostgresEventStore, EventStoreDbEventStore]) {
        const { append } = prototype;
        prototype.append = async function (...args) {
          try {
            return await append.apply(this, args);
          } catch (fault) {
            if (!(fault instanceof LogUnavailable)) throw fault;
            return { outcome: "ok", position: positionOf(0) };
          }
        };
      }
    },
  },
  /** A lost answer is taken for a refusal, and nobody asks again. */
  "takes-silence-for-no": {
    foundAs: ["REFUSED_STORED"],
    plant: () => {
      const { append } = PostgresEventStore.prototype;
      PostgresEventStore.prototype.append = async function (...args) {
        const appended = await append.apply(this, args);
        if (appended.outcome === "unknown") throw new Error(silence);
        return appended;
      };
      const { execute } = CommandRoad.prototype;
      CommandRoad.prototype.execute = async function (request) {
        return execute.call(this, request).catch((fault: unknown) => {
          if (fault instanceof Error && fault.message === silence) return { outcome: "stale" };
          throw fault;
        });
      };
    },
  },
  /** Whoever comes second is told that they were first. */
  "takes-conflict-for-done": {
    foundAs: ["ACKNOWLEDGED_LOST"],
    plant: () => {
      const { append } = PostgresEventStore.prototype;
      PostgresEventStore.prototype.append = async function (...args) {
        const appended = await append.apply(this, args);
        if (appended.outcome !== "conflict") return appended;
        return { outcome: "ok", position: positionOf(0) };
      };
    },
  },
  /** What was handed to the queue counts as being there for ever. */
  "believes-the-queue": {
    foundAs: ["OUTBOX_UNSETTLED"],
    plant: () => {
      rewriteQueries((text) =>
        text.includes("set handed_at = now() from unwaited, taken")
          ? text.replace("set handed_at = now()", "set handed_at = now() + interval '1 hour'")
          : text,
      );
    },
  },
  /** Each time that a letter is sent, it is another one. */
  "renames-letters": {
    foundAs: ["LETTER_TWICE"],
    plant: () => {
      const prototype: unknown = Object.getPrototypeOf(createTransport({ jsonTransport: true }));
      const send: unknown = Reflect.get(Object(prototype), "sendMail");
      if (typeof send !== "function") throw new Error("Mail is sent in another way.");
      Reflect.set(Object(prototype), "sendMail", function (this: object, mail: object) {
        const messageId = `<${randomUUID()}@creativallee.invalid>`;
        const sent: unknown = Reflect.apply(send, this, [{ ...mail, messageId }]);
        return sent;
      });
    },
  },
  /** Appends do not wait for each other, and are numbered as they come. */
  "numbers-without-lock": {
    foundAs: ["READ_MODEL_DIFFERS", "POSITION_GAP"],
    sql: `
      create sequence log.numbers;
      grant usage on sequence log.numbers to public;
      select setval('log.numbers', coalesce((select max(position) from log.events), 1));
      do $$ declare body text := pg_get_functiondef('log.append'::regproc); begin
        body := replace(body,
          'perform pg_advisory_xact_lock(hashtextextended(''creativallee log'', 0));', '');
        body := replace(body, 'last + row_number() over (order by e.n)', 'nextval(''log.numbers'')');
        execute body;
      end $$`,
  },
  /** Who was away writes as if nobody had been there meanwhile. */
  "writes-what-is-stale": {
    foundAs: ["READ_MODEL_DIFFERS", "NOT_REACTED"],
    plant: () => {
      rewriteQueries((text) =>
        text
          .replace(
            "generation = $2 and position = $3",
            "(generation = $2 or true) and (position = $3 or true)",
          )
          .replaceAll(/exists \(select from read\.leases [^)]*\)/g, "($& or true)"),
      );
    },
  },
  /** Any clock is believed. */
  "trusts-any-clock": {
    foundAs: ["TIME_WRONG"],
    plant: () => {
      ClockGuard.prototype.isTrusted = () => true;
      ClockGuard.prototype.look = async () => ({ trusted: true });
    },
  },
  /** What only a newer release knows is passed over. */
  "skips-what-is-new": {
    foundAs: ["DAMAGE_SPREAD"],
    plant: () => {
      const { tell } = Batch.prototype;
      Batch.prototype.tell = function (...args) {
        const { told } = tell.apply(this, args);
        return { told };
      };
    },
  },
  /** A file lapses on its day, whatever has come meanwhile. */
  "lapses-anyway": {
    foundAs: ["LAPSED_WRONGLY"],
    plant: () => {
      Object.assign(lapseApplication, {
        decide: (_: unknown, __: unknown, { today }: { readonly today: string }) =>
          accept({ type: "ApplicationLapsed", lapsedOn: today }),
      });
    },
  },
} as const satisfies Record<string, Experiment["flaw"]>;

const silence = "the answer was lost";

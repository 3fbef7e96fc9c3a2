import { setTimeout as pause } from "node:timers/promises";
import { CommandRoad } from "#commands/command-road.js";
import { FoldedStream } from "#commands/folded-stream.js";
import { positionOf } from "#event-store/position.js";
import { PostgresEventStore } from "#event-store/postgres/postgres-event-store.js";
import { accept } from "#kernel/index.js";
import { recordDecision } from "#labelling/application/record-decision.js";
import { allotNumber } from "#labelling/register/allot-number.js";
import { applications } from "#read-models/applications/applications.js";
import type { Fault } from "./fault.js";

export interface Flaw {
  /** As what the audit must find it. */
  readonly foundAs: readonly Fault["code"][];
  /** It shows once something was decided; else it shows in anything. */
  readonly decides?: true;
  /** Lines of its database's settings. */
  readonly database?: string;
  /** Changes the server that this process is about to become. */
  plant?(): void;
}

const everyNth = (n: number): (() => boolean) => {
  let count = 0;
  return () => (count += 1) % n === 0;
};

/** Bugs as people make them: the test must find each, or its silence means nothing. */
const all = {
  /** What the database acknowledges is not on disk yet. */
  "commits-in-memory": {
    foundAs: ["ACKNOWLEDGED_LOST"],
    database: "synchronous_commit = off\nwal_writer_delay = 10s",
  },
  /** Some appends are answered as soon as they are on their way. */
  "answers-early": {
    foundAs: ["ACKNOWLEDGED_LOST"],
    plant: () => {
      const { append } = PostgresEventStore.prototype;
      const now = everyNth(5);
      PostgresEventStore.prototype.append = async function (...args) {
        if (!now()) return append.apply(this, args);
        void pause(150).then(() => append.apply(this, args).catch(() => undefined));
        return { outcome: "ok", position: positionOf(0) };
      };
    },
  },
  /** Nothing is known of commands that came before. */
  "forgets-commands": {
    foundAs: ["COMMAND_TWICE", "ANSWERED_OTHERWISE"],
    plant: () => {
      FoldedStream.prototype.pastCommand = () => undefined;
    },
  },
  /** Some commands are refused after their events were stored. */
  "refuses-too-late": {
    foundAs: ["REFUSED_STORED"],
    plant: () => {
      const { execute } = CommandRoad.prototype;
      const now = everyNth(10);
      CommandRoad.prototype.execute = async function (request) {
        const outcome = await execute.call(this, request);
        return outcome.outcome === "done" && now() ? { outcome: "stale" } : outcome;
      };
    },
  },
  /** Reactions count as done before they are. */
  "settles-early": {
    foundAs: ["NOT_REACTED"],
    decides: true,
    plant: () => {
      const { execute } = CommandRoad.prototype;
      CommandRoad.prototype.execute = async function (request) {
        if (request.cause === undefined) return execute.call(this, request);
        void pause(400).then(() => execute.call(this, request).catch(() => undefined));
        return { outcome: "done", answers: [] };
      };
    },
  },
  /** Nothing is left of a decision but in its session. */
  "loses-decisions": {
    foundAs: ["DECISION_MISRECORDED"],
    decides: true,
    plant: () => {
      Object.assign(recordDecision, { decide: () => accept() });
    },
  },
  /** A label is given one number more than it needs. */
  "numbers-twice": {
    foundAs: ["LABEL_MISCOUNTED"],
    decides: true,
    plant: () => {
      const { decide } = allotNumber;
      Object.assign(allotNumber, {
        decide: (...args: Parameters<typeof decide>) => {
          const decision = decide(...args);
          if ("rejected" in decision) return decision;
          const again = decision.accepted.map((one) => ({ ...one, number: one.number + 1 }));
          return accept(...decision.accepted, ...again);
        },
      });
    },
  },
  /** A read model passes some events over. */
  "skips-events": {
    foundAs: ["READ_MODEL_DIFFERS"],
    plant: () => {
      const { project } = applications;
      const now = everyNth(3);
      Object.assign(applications, {
        project: (...args: Parameters<typeof project>) => (now() ? args[0] : project(...args)),
      });
    },
  },
} as const satisfies Record<string, Flaw>;

export type FlawName = keyof typeof all;

export const flaws: Readonly<Record<FlawName, Flaw>> = all;

export const isFlaw = (name: string): name is FlawName => Object.hasOwn(all, name);

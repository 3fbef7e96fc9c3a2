import type { Fault } from "../crash/fault.js";
import type { Flaw } from "../crash/flaws.js";
import type { Random } from "../random.js";
import type { Ground } from "./ground.js";
import type { Beginning, Site } from "./site.js";

/** Where an experiment takes place, and what it hangs on. */
export interface Trial {
  readonly ground: Ground;
  /** Of an EventStoreDB that its log is to stand in: EVENTSTORE_URL of whoever runs it. */
  readonly log: string | undefined;
  /** Its own site on the ground, which is looked at when it is over. @param begun how its processes begin */
  site(begun?: Beginning): Promise<Site>;
  /** What is to be undone once all has been looked at. */
  after(undo: () => Promise<unknown>): void;
  readonly random: Random;
  /** Minutes; otherwise seconds. */
  readonly long: boolean;
  /** With its bug planted: what meets it by chance alone is tried more often. */
  readonly flawed: boolean;
}

export interface Found {
  /** What was done to the product, and how often. */
  readonly done: Readonly<Record<string, number>>;
  /** What it has seen itself, where the audit of all experiments does not look. */
  readonly faults?: readonly Fault[];
}

export interface Experiment {
  /** As it is numbered wherever experiments are spoken of. */
  readonly nth: number;
  readonly title: string;
  /** What it wants of this machine and does not find. */
  readonly lacks?: () => string | undefined;
  /** A PostgreSQL server of its own: settings, and the folder above it. */
  readonly ground?: () => Promise<Ground>;
  /** The bug that it is proved by. */
  readonly flaw: Flaw & {
    /** What is wrong in its database. */
    readonly sql?: string;
  };
  run(trial: Trial): Promise<Found>;
}

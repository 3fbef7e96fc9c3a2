import { type Aggregate, unreachable } from "#kernel/index.js";

/** An event by where it stood; `null` where it was damaged when it was read. */
export interface Place {
  readonly event: string | null;
  readonly stream: string;
  readonly version: number;
  /** How many events the log held up to it, itself included; `null` where nobody knows any more. */
  readonly index: number | null;
}

/** Why a log lacks its end. */
export const causes = ["restored", "failed-over"] as const;
export type Cause = (typeof causes)[number];

/** From where the log goes on where its end was lost. One stream for the whole log. */
export interface Origin {
  readonly recoveries: readonly Recovery[];
}

export interface Recovery {
  readonly reason: Cause;
  /** The last event that had been seen. */
  readonly seen: Place;
  /** The last event that was left. */
  readonly end: Place;
  /** How many are known to be missing: those that were seen. */
  readonly missing: number;
}

export type OriginEvent = { readonly type: "LogRecovered" } & Recovery;

const evolve = ({ recoveries }: Origin, event: OriginEvent): Origin => {
  switch (event.type) {
    case "LogRecovered": {
      const { reason, seen, end, missing } = event;
      return { recoveries: [...recoveries, { reason, seen, end, missing }] };
    }
    default:
      return unreachable(event.type);
  }
};

export const origin: Aggregate<Origin, OriginEvent> = {
  kind: "origin",
  plural: "origins",
  named: true,
  initial: { recoveries: [] },
  evolve,
  events: { LogRecovered: { schema: 1 } },
};

/** The id of the one stream. */
export const theLog = "log";

/** That of the loss of this very event, if it was recorded. */
export const recoveryOf = (
  { recoveries }: Origin,
  lost: Pick<Place, "event" | "stream" | "version">,
): Recovery | undefined => recoveries.find(({ seen }) => isSame(seen, lost));

export const isSame = (
  one: Pick<Place, "event" | "stream" | "version">,
  other: typeof one,
): boolean =>
  one.event === other.event && one.stream === other.stream && one.version === other.version;

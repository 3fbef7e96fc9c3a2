import { type Aggregate, type Id, unreachable } from "#kernel/index.js";

export const outcomes = [
  "never-started",
  "withdrawn",
  "lapsed",
  "inadmissible",
  "refused",
  "granted",
] as const;
/** How an application came to its end. */
export type Outcome = (typeof outcomes)[number];

type ApplicationId = Id<"application">;

/** What an organisation carries out and wants a label for. One stream, so one live application. */
export type Initiative =
  | { readonly phase: "unknown" }
  | {
      readonly phase: "registered";
      readonly organisation: Id<"organisation">;
      readonly live?: ApplicationId;
      /** Those that have ended. One that never started is none of them, and may still be opened. */
      readonly closed: readonly ApplicationId[];
      /** The last one that was granted: its label bears its id. */
      readonly granted?: ApplicationId;
    };

export type InitiativeEvent =
  | {
      readonly type: "InitiativeRegistered";
      readonly organisation: Id<"organisation">;
      readonly title: string;
    }
  | { readonly type: "ApplicationOpened"; readonly application: ApplicationId }
  /** By an appeal against its refusal. */
  | { readonly type: "ApplicationReopened"; readonly application: ApplicationId }
  | {
      readonly type: "ApplicationClosed";
      readonly application: ApplicationId;
      readonly outcome: Outcome;
    };

const evolve = (state: Initiative, event: InitiativeEvent): Initiative => {
  if (event.type === "InitiativeRegistered")
    return { phase: "registered", organisation: event.organisation, closed: [] };
  if (state.phase === "unknown") return state;
  switch (event.type) {
    case "ApplicationOpened":
      return { ...state, live: event.application };
    case "ApplicationReopened": {
      const closed = state.closed.filter((one) => one !== event.application);
      return { ...state, live: event.application, closed };
    }
    case "ApplicationClosed": {
      const { live, ...others } = state;
      const rest = live === event.application ? others : state;
      if (event.outcome === "never-started") return rest;
      const granted = event.outcome === "granted" ? { granted: event.application } : {};
      return { ...rest, ...granted, closed: [...new Set([...state.closed, event.application])] };
    }
    default:
      return unreachable(event);
  }
};

export const initiative: Aggregate<Initiative, InitiativeEvent> = {
  kind: "initiative",
  plural: "initiatives",
  initial: { phase: "unknown" },
  evolve,
  events: {
    InitiativeRegistered: { schema: 1, personal: ["/title"] },
    ApplicationOpened: { schema: 1 },
    ApplicationReopened: { schema: 1 },
    ApplicationClosed: { schema: 1 },
  },
};

import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";
import type { Committee } from "../scheme/definition.js";
import { events, type SessionEvent } from "./events.js";
import { type Item, itemAfter, listed, type Stage } from "./item.js";
import type { Presiding } from "./presiding.js";
import type { Attendance } from "./voters.js";

interface Convened {
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly definition: string;
  readonly terms: Committee;
  readonly heldOn: string;
  readonly convening: 1 | 2;
  readonly previous?: string;
  readonly items: readonly Item[];
  readonly proxies: Attendance["proxies"];
}

/** From its opening on the session alone says who may vote: it holds a copy of the roll. */
interface Opened extends Convened, Attendance {
  readonly chair?: PersonId;
  readonly deputy?: PersonId;
  readonly elected?: PersonId;
  readonly presiding: Presiding;
}

export type Session =
  | { readonly phase: "unknown" }
  | ({ readonly phase: "convened" } & Convened)
  | ({ readonly phase: "open" } & Opened)
  | ({ readonly phase: "adjourned"; readonly why: string } & Convened)
  | ({ readonly phase: "closed"; readonly drafted?: string; readonly approved?: string } & Opened);

export type Phase = Session["phase"];
export type In<Some extends Phase> = Extract<Session, { readonly phase: Some }>;
export type Known = Exclude<Session, { readonly phase: "unknown" }>;

const withItem = <State extends Known>(
  state: State,
  event: Extract<SessionEvent, { readonly item: string }>,
): State => ({
  ...state,
  items: state.items.map((one) => (one.item === event.item ? itemAfter(one, event) : one)),
});

const evolveKnown = (state: Known, event: SessionEvent): Session => {
  switch (event.type) {
    case "SessionConvened":
      return state;
    case "AgendaItemAdded":
      return { ...state, items: [...state.items, listed(event)] };
    case "AgendaItemRemoved":
      return { ...state, items: state.items.filter(({ item }) => item !== event.item) };
    case "ProxyGiven":
      return { ...state, proxies: { ...state.proxies, [event.from]: event.to } };
    case "ProxyWithdrawn": {
      const { [event.from]: _, ...proxies } = state.proxies;
      return { ...state, proxies };
    }
    case "SessionOpened": {
      const { type: _, openedOn: __, quorum: ___, ...opened } = event;
      const { as, person } = event.presiding;
      const elected = as === "elected" ? { elected: person } : {};
      return { ...state, ...opened, ...elected, phase: "open" };
    }
    case "MemberArrived":
      return "present" in state ? { ...state, present: [...state.present, event.person] } : state;
    case "MemberLeft":
      return "present" in state
        ? { ...state, present: state.present.filter((one) => one !== event.person) }
        : state;
    case "PresidingElected":
      return "present" in state ? { ...state, elected: event.person } : state;
    case "SessionAdjourned":
      return { ...convenedOf(state), phase: "adjourned", why: event.reason };
    case "SessionClosed":
      return state.phase === "open" ? { ...state, phase: "closed" } : state;
    case "MinutesDrafted":
      return state.phase === "closed" ? { ...state, drafted: event.minutes } : state;
    case "MinutesApproved":
      return state.phase === "closed" ? { ...state, approved: event.minutes } : state;
    case "MemberRecused":
    case "DeliberationRequested":
    case "DeliberationOpened":
    case "QuestionWithdrawn":
    case "BallotCast":
    case "SecretBallotCast":
    case "BallotsClosed":
    case "BallotsTallied":
    case "CastingVoteGiven":
    case "ItemDecided":
    case "QuestionRejected":
    case "ItemAdjourned":
      return withItem(state, event);
    default:
      return unreachable(event);
  }
};

const convenedOf = (state: Known): Convened => {
  const { scheme, schemeVersion, definition, terms, heldOn, convening, previous } = state;
  const { items, proxies } = state;
  const before = previous === undefined ? {} : { previous };
  return {
    scheme,
    schemeVersion,
    definition,
    terms,
    heldOn,
    convening,
    ...before,
    items,
    proxies,
  };
};

const evolve = (state: Session, event: SessionEvent): Session => {
  if (state.phase !== "unknown") return evolveKnown(state, event);
  if (event.type !== "SessionConvened") return state;
  const { type: _, place: __, convenedOn: ___, ...convened } = event;
  return { phase: "convened", ...convened, items: [], proxies: {} };
};

export const session: Aggregate<Session, SessionEvent> = {
  kind: "session",
  plural: "sessions",
  initial: { phase: "unknown" },
  evolve,
  events,
};

/** How far a session is with a matter, if it has it on its agenda. */
export const stageOf = (state: Session, id: string): Stage | undefined =>
  state.phase === "unknown" ? undefined : state.items.find(({ item }) => item === id)?.stage;

/** Whether a session has nothing to do with a matter, or has left it undecided. */
export const hasLeft = (state: Session, id: string): boolean => {
  const stage = stageOf(state, id);
  return stage === undefined || stage.is === "adjourned";
};

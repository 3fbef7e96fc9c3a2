import { unreachable, type Aggregate } from "#kernel/index.js";
import { dueDay } from "../deadline/ledger.js";
import type { Check } from "../eligibility/check.js";
import type { Facts } from "../eligibility/facts.js";
import { evolveDeadlines, openDeadlines, type Deadlines } from "./deadlines.js";
import { evolveContent, started, type Content } from "./content.js";
import { evolveJudgement, type Judgement, unjudged } from "./judgement.js";
import { events, type ApplicationEvent, type Rules } from "./events.js";

export interface Filing {
  readonly receivedOn: string;
  /** The version under which it was submitted, until an explicit move. */
  readonly rules: Rules;
  /** Who committed the carrier by signing; a file may come in without. */
  readonly signatory?: string;
  readonly deadlines: Deadlines;
}

interface Filed {
  readonly content: Content;
  readonly filing: Filing;
}

interface Judged {
  readonly judgement: Judgement;
}

interface Examined extends Filed {
  readonly check: Check & { readonly facts: Facts };
}

export type Application =
  | { readonly phase: "not-started" }
  | { readonly phase: "draft"; readonly content: Content }
  /** To be checked: it has just come in, or has changed since it was. */
  | (Filed & { readonly phase: "received" })
  | (Examined & { readonly phase: "checked" })
  /** What is awaited, and until when, stands in the filing's deadlines. */
  | (Examined & { readonly phase: "awaiting-complements" })
  | (Examined & Judged & { readonly phase: "admissible"; readonly declaredOn: string })
  /** By the committee or by silence; an appeal may have it decided again. */
  | (Filed & Judged & { readonly phase: "decided" })
  | (Filed & Judged & { readonly phase: "appealed" })
  | {
      readonly phase: "inadmissible" | "withdrawn" | "lapsed";
      readonly content: Content;
      readonly endedOn: string;
    };

export type Phase = Application["phase"];
export type In<Some extends Phase> = Extract<Application, { readonly phase: Some }>;
export type Received = Extract<Application, Filed>;
export type Ended = In<"inadmissible" | "withdrawn" | "lapsed">;

const ended = (phase: Ended["phase"], content: Content, endedOn: string): Ended => ({
  phase,
  content,
  endedOn,
});

const judged = (state: Received, event: ApplicationEvent): Received =>
  "judgement" in state ? { ...state, judgement: evolveJudgement(state.judgement, event) } : state;

/** Silence may decide a file that was never declared admissible. */
const decided = (state: Received, event: ApplicationEvent): In<"decided"> => {
  const { content, filing } = state;
  const before = "judgement" in state ? state.judgement : unjudged;
  return { phase: "decided", content, filing, judgement: evolveJudgement(before, event) };
};

/** What a received file becomes; its content, signature and deadlines are up to date already. */
const step = (state: Received, event: ApplicationEvent): Application => {
  const { content, filing } = state;
  switch (event.type) {
    case "ApplicationSigned":
      // A file that was checked without its signature has to be checked again.
      return state.phase === "checked" ? { phase: "received", content, filing } : state;
    case "ApplicationChecked": {
      const { eligibility, reasons, missing, rules, facts } = event;
      const check = { eligibility, reasons, missing, rules, facts };
      return { phase: "checked", content, filing, check };
    }
    case "ComplementsRequested":
      return "check" in state
        ? { phase: "awaiting-complements", content, filing, check: state.check }
        : state;
    case "ComplementsMet":
    case "ApplicationMoved":
      return { phase: "received", content, filing };
    case "ApplicationDeclaredAdmissible":
      return "check" in state
        ? {
            phase: "admissible",
            content,
            filing,
            check: state.check,
            declaredOn: event.declaredOn,
            judgement: unjudged,
          }
        : state;
    case "ApplicationDeclaredInadmissible":
      return ended("inadmissible", content, event.declaredOn);
    case "ApplicationWithdrawn":
      return ended("withdrawn", content, event.withdrawnOn);
    case "ApplicationLapsed":
      return ended("lapsed", content, event.lapsedOn);
    case "ApplicationStarted":
    case "ApplicationReceived":
    case "DraftEdited":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "ComplementsProvided":
    case "MessageSent":
      return state;
    case "DecisionRecorded":
      // What is adjourned comes before the committee again, as a first file or as an appeal.
      return event.outcome === "adjourned" ? judged(state, event) : decided(state, event);
    case "DecisionDeemed":
      return decided(state, event);
    case "AppealLodged":
      return { ...decided(state, event), phase: "appealed" };
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionNotified":
    case "NotificationFailed":
    case "DecisionCorrected":
      return judged(state, event);
    default:
      return unreachable(event);
  }
};

const evolveFiling = (filing: Filing, event: ApplicationEvent): Filing => {
  const deadlines = evolveDeadlines(filing.deadlines, event, { type: event.type });
  if (event.type === "ApplicationSigned")
    return { ...filing, deadlines, signatory: event.signatory };
  if (event.type !== "ApplicationMoved") return { ...filing, deadlines };
  const { schemeVersion, definition } = event;
  return { ...filing, deadlines, rules: { schemeVersion, definition } };
};

const evolve = (state: Application, event: ApplicationEvent): Application => {
  if (event.type === "ApplicationStarted") return { phase: "draft", content: started(event) };
  if (state.phase === "not-started") return state;
  const content = evolveContent(state.content, event);
  if ("filing" in state) {
    const filing = evolveFiling(state.filing, event);
    return step({ ...state, content, filing }, event);
  }
  if (event.type === "ApplicationWithdrawn") return ended("withdrawn", content, event.withdrawnOn);
  if (event.type !== "ApplicationReceived") return { ...state, content };
  const { receivedOn, schemeVersion, definition } = event;
  const deadlines = openDeadlines(event, { type: event.type });
  const filing = { receivedOn, rules: { schemeVersion, definition }, deadlines };
  return { phase: "received", content, filing };
};

export const application: Aggregate<Application, ApplicationEvent> = {
  kind: "application",
  plural: "applications",
  initial: { phase: "not-started" },
  evolve,
  events,
};

/** Whom the committee is to decide about: a first time, or again on an appeal. */
export type Pending = In<"admissible" | "appealed">;

export const isPending = (state: Application): state is Pending =>
  state.phase === "admissible" || state.phase === "appealed";

/** Inadmissible, withdrawn and lapsed files set their initiative free for another application. */
export const hasEnded = (state: Application): state is Ended =>
  state.phase === "inadmissible" || state.phase === "withdrawn" || state.phase === "lapsed";

/**
 * The file as it is on a day: once the delay for complements has run out it has lapsed, whether or
 * not a job has come round to record it.
 */
export const onDay = (state: Application, today: string): Application => {
  if (state.phase !== "awaiting-complements") return state;
  const due = dueDay(state.filing.deadlines.complements);
  return due !== undefined && due < today ? ended("lapsed", state.content, due) : state;
};

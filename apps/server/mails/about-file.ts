import { application, type Application } from "#labelling/application/application.js";
import { evolveDeadlines, openDeadlines } from "#labelling/application/deadlines.js";
import type { ApplicationEvent, Item } from "#labelling/application/events.js";
import { documentPath, answerPath, signaturePath } from "#labelling/application/pieces.js";
import { clockRuleOf } from "#labelling/deadline/clock-rule.js";
import { dueDay, stand } from "#labelling/deadline/ledger.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { scheme } from "#labelling/scheme/scheme.js";
import type { Line, Particulars } from "#mails/letter.js";
import { delayInWords, failureInWords, outcomeInWords } from "#mails/words.js";
import type { MailBody } from "#reactions/send-mail.js";
import { decisionIn } from "./decision-in.js";
import { about } from "./matter.js";
import type { Source } from "./source.js";

const day = (text: string | undefined) => (text === undefined ? undefined : { day: text });

const natures = {
  incomplete: { fr: "à fournir", en: "to be brought" },
  incorrect: { fr: "à corriger", en: "to be corrected" },
} as const;
const signature = { fr: "La signature du dossier", en: "The signature of the application" };

/** Pieces as the scheme names them. */
const piecesOf = (
  items: readonly (Item & { readonly note?: string })[],
  definition: SchemeDefinition,
): readonly Line[] => {
  const { charter, questions, documents } = definition;
  const names = new Map([
    ...charter.map(({ id, title }) => [answerPath(definition, id), title] as const),
    ...questions.map(({ id, label }) => [answerPath(definition, id), label] as const),
    ...documents.map(({ kind, label }) => [documentPath(kind), label] as const),
    [signaturePath, signature] as const,
  ]);
  return items.map(({ path, nature, note }) => ({
    piece: names.get(path) ?? path,
    nature: natures[nature],
    note,
  }));
};

/** The file's deadlines as they were right after an event of it. */
const deadlinesAfter = (events: readonly ApplicationEvent[]) => {
  const [receipt, ...later] = events.slice(events.findIndex(isReceipt));
  if (!receipt || !isReceipt(receipt)) return undefined;
  return later.reduce(
    (now, event) => evolveDeadlines(now, event, { type: event.type }),
    openDeadlines(receipt, { type: receipt.type }),
  );
};

const isReceipt = (
  event: ApplicationEvent,
): event is Extract<ApplicationEvent, { type: "ApplicationReceived" }> =>
  event.type === "ApplicationReceived";

const silences = {
  "deemed-granted": { silenceGrants: true },
  "deemed-refused": { silenceRefuses: true },
  nothing: { silenceDecidesNothing: true },
} as const;

/** What the rules say of the decision: how long it may take, and what becomes of silence. */
const procedureOf = (definition: SchemeDefinition): Particulars => {
  const { procedure } = definition;
  const waits = clockRuleOf(procedure) === "starts-when-complete";
  return {
    decisionDelay: delayInWords(procedure.delays.decision),
    ...(waits ? { clockWaits: true } : { clockRuns: true }),
    ...silences[procedure.silence],
  };
};

const ofEvent = async (
  source: Source,
  id: string,
  state: Application,
  definition: SchemeDefinition,
  history: readonly ApplicationEvent[],
  template: MailBody["template"],
): Promise<Particulars> => {
  const event = history.at(-1);
  const deadlines = deadlinesAfter(history);
  switch (event?.type) {
    case "ApplicationReceived":
      return {
        ...procedureOf(definition),
        receivedOn: day(event.receivedOn),
        decisionDue: day(deadlines && dueDay(deadlines.decision)),
      };
    case "ComplementsRequested": {
      const runs = deadlines && stand(deadlines.decision).state === "running";
      const awaited = "filing" in state ? state.filing.deadlines.awaited : [];
      const items = template === "complements-reminder" ? awaited : event.items;
      return {
        pieces: piecesOf(items, definition),
        dueOn: day(event.dueOn),
        ...(runs ? { clockRuns: true } : { clockStops: true }),
      };
    }
    case "ComplementsMet":
      return {
        on: day(event.metOn),
        decisionDue: day(deadlines && dueDay(deadlines.decision)),
      };
    case "ApplicationDeclaredAdmissible":
    case "ApplicationDeclaredInadmissible":
      return { on: day(event.declaredOn), motives: event.motives };
    case "ApplicationWithdrawn":
      return { on: day(event.withdrawnOn) };
    case "ApplicationLapsed":
      return { on: day(event.lapsedOn) };
    case "MessageSent":
      return { on: day(event.sentOn), text: event.text };
    case "DecisionRecorded": {
      const { motives, conditions } = await decisionIn(source, event.session, id);
      const { outcome } = event;
      const isGranted = outcome === "granted" || outcome === "granted-with-conditions";
      return {
        on: day(event.decidedOn),
        outcome: outcomeInWords[outcome],
        motives,
        ...(isGranted && { granted: true }),
        ...(outcome === "adjourned" && { adjourned: true }),
        ...(outcome === "granted-with-conditions" && {
          conditions: conditions.map(({ text, dueOn }) => ({ text, dueOn: { day: dueOn } })),
        }),
        ...(history.some(({ type }) => type === "AppealLodged") && { again: true }),
        ...((outcome === "refused" || outcome === "granted-with-conditions") &&
          contestable(history)),
      };
    }
    case "DecisionDeemed":
      return {
        on: day(event.effectiveOn),
        outcome: outcomeInWords[event.outcome],
        ...(event.outcome === "granted" ? { granted: true } : contestable(history)),
      };
    case "DecisionCorrected":
      return { on: day(event.correctedOn), text: event.correction, reason: event.reason };
    case "AppealLodged":
      return { on: day(event.lodgedOn), text: event.contested };
    case "NotificationFailed":
      return { on: day(event.failedOn), reason: failureInWords[event.reason] };
    case "ApplicationStarted":
    case "DraftEdited":
    case "DocumentAttached":
    case "DocumentRemoved":
    case "ApplicationSigned":
    case "ApplicationChecked":
    case "ComplementsProvided":
    case "ApplicationMoved":
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionNotified":
    case undefined:
      return {};
  }
};

/** One appeal a file. */
const contestable = (history: readonly ApplicationEvent[]): Particulars =>
  history.some(({ type }) => type === "AppealLodged") ? {} : { appealable: true };

const types = Object.keys(application.events).filter(
  (type): type is ApplicationEvent["type"] => type in application.events,
);

/** A file that has ended tells no more which rules it was under: its events do. A draft follows today's. */
const rulesOf = async (
  source: Source,
  id: string,
  events: readonly ApplicationEvent[],
): Promise<string | undefined> => {
  const under = events.flatMap((event) => ("definition" in event ? event.definition : [])).at(-1);
  if (under !== undefined) return under;
  const rules = await source.fold(scheme, id);
  return rules.phase === "published" ? rules.current.definition : undefined;
};

/** What a letter about an event of a file tells. */
export const aboutFile = async (
  source: Source,
  id: string,
  { template, version }: MailBody,
): Promise<Particulars> => {
  const state = await source.fold(application, id);
  if (state.phase === "not-started") return {};
  const told = await source.events(application, id, ...types);
  const rules = await rulesOf(
    source,
    state.content.scheme,
    told.map(({ event }) => event),
  );
  if (rules === undefined) return {};
  const definition = await readDefinition(source, rules);
  const history = told.filter(({ envelope }) => envelope.version <= version);
  const events = history.map(({ event }) => event);
  return {
    ...(await about(source, definition, state.content)),
    ...(await ofEvent(source, id, state, definition, events, template)),
  };
};

import type { ApplicationEvent, Values } from "./events.js";

export interface Attached {
  readonly document: string;
  readonly kind: string;
  readonly hash: string;
}

/** What a file is about and what it holds; of its texts, only that they are there. */
export interface Content {
  readonly initiative: string;
  readonly organisation: string;
  readonly scheme: string;
  readonly reference?: string;
  /** Ids of the text questions and charter articles that have an answer. */
  readonly answered: readonly string[];
  readonly values: Values;
  readonly documents: readonly Attached[];
}

type Started = Extract<ApplicationEvent, { type: "ApplicationStarted" }>;

export const started = (event: Started): Content => {
  const { initiative, organisation, scheme, reference } = event;
  const empty = { initiative, organisation, scheme, answered: [], values: {}, documents: [] };
  return reference === undefined ? empty : { ...empty, reference };
};

const answering = (
  content: Content,
  texts: Readonly<Record<string, string>>,
  values: Values,
  cleared: readonly string[],
): Content => {
  const kept = (id: string) => !cleared.includes(id);
  return {
    ...content,
    answered: [...new Set([...content.answered.filter(kept), ...Object.keys(texts)])],
    values: Object.fromEntries([
      ...Object.entries(content.values).filter(([id]) => kept(id)),
      ...Object.entries(values),
    ]),
  };
};

export const evolveContent = (content: Content, event: ApplicationEvent): Content => {
  switch (event.type) {
    case "DraftEdited":
      return answering(content, event.texts, event.values, event.cleared);
    case "ComplementsProvided":
      return answering(content, event.texts, event.values, []);
    case "DocumentAttached": {
      const { document, kind, hash } = event;
      return { ...content, documents: [...content.documents, { document, kind, hash }] };
    }
    case "DocumentRemoved":
      return {
        ...content,
        documents: content.documents.filter(({ document }) => document !== event.document),
      };
    case "ApplicationStarted":
    case "ApplicationReceived":
    case "ApplicationSigned":
    case "ApplicationChecked":
    case "ComplementsRequested":
    case "ComplementsMet":
    case "ApplicationDeclaredAdmissible":
    case "ApplicationDeclaredInadmissible":
    case "ApplicationWithdrawn":
    case "ApplicationLapsed":
    case "ApplicationMoved":
    case "MessageSent":
    case "ApplicationPutOnAgenda":
    case "ApplicationHeld":
    case "ApplicationReleased":
    case "DecisionRecorded":
    case "DecisionDeemed":
    case "DecisionNotified":
    case "NotificationFailed":
    case "AppealLodged":
    case "DecisionCorrected":
      return content;
  }
};

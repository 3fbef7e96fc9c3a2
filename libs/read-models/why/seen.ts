import type { DomainEvent, Sentence, StreamName } from "#kernel/index.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import type { LabelEvent } from "#labelling/label/events.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import type { SessionEvent } from "#labelling/session/events.js";
import type { Happened } from "#projections/stream-told.js";
import { eventSentences } from "../event-sentences/index.js";
import type { Wording } from "../file-wording.js";
import type { Because } from "./because.js";

/** A session that dealt with the file or label. */
export interface SeenSession {
  readonly events: readonly Happened<SessionEvent>[];
  /** Whether no item is closed to whoever asks: its version moves with each. */
  readonly whole: boolean;
  /** Whether they may read who voted which way, where ballots are open. */
  readonly ballots: boolean;
}

/** What whoever asks may see of all that a file's story hangs on. Nothing else is looked at. */
export interface Seen {
  readonly scheme: string;
  readonly file: readonly Happened<ApplicationEvent>[];
  readonly label: readonly Happened<LabelEvent>[];
  readonly sessions: ReadonlyMap<string, SeenSession>;
  /** Streams that a `basis` names. */
  readonly elsewhere: ReadonlyMap<StreamName, readonly Happened[]>;
  /** By their hashes. */
  readonly definitions: ReadonlyMap<string, SchemeDefinition>;
  readonly today: string;
  say(sentence: Sentence, about?: Readonly<Record<string, string | number>>): string;
  wording(definition: SchemeDefinition | undefined): Wording;
}

interface More {
  /** In the place of the event's own sentence. */
  readonly text?: string;
  /** What it follows from, besides the other streams that its decision read. */
  readonly from?: readonly Because[];
  /** Its place is not told. */
  readonly placeless?: boolean;
}

/** An event, what it follows from, and what of other streams its decision has read. */
export const happened = (
  seen: Seen,
  { envelope }: Happened,
  { text, from = [], placeless = false }: More = {},
): Because => {
  const { stream, version, type, at, actor } = envelope;
  const sentence = eventSentences[type];
  return {
    key: `${stream}@${version}`,
    node: {
      is: "event",
      type,
      at,
      by: actor.as,
      ...(!placeless && { stream, version }),
      text: text ?? (sentence ? seen.say(sentence) : type),
    },
    from: [...from, ...readBy(seen, envelope)],
  };
};

/** The last event that a decision had read of each other stream, where it may be seen. */
const readBy = (seen: Seen, { basis = [] }: Happened["envelope"]): readonly Because[] =>
  basis.flatMap(({ stream, version }) => {
    const read = seen.elsewhere.get(stream)?.[version];
    return read ? [happened(seen, read)] : [];
  });

export const lastOf = <Event extends DomainEvent, Type extends Event["type"]>(
  events: readonly Happened<Event>[],
  ...types: readonly Type[]
): Happened<Extract<Event, { readonly type: Type }>> | undefined => {
  for (const { envelope, event } of [...events].reverse())
    if (isOne(event, types)) return { envelope, event };
  return undefined;
};

const isOne = <Event extends DomainEvent, Type extends Event["type"]>(
  event: Event,
  types: readonly Type[],
): event is Extract<Event, { readonly type: Type }> => types.some((type) => type === event.type);

/** Those of a stream that came before one of them. */
export const before = <Event extends DomainEvent>(
  events: readonly Happened<Event>[],
  { envelope: { version } }: Happened,
): readonly Happened<Event>[] => events.filter(({ envelope }) => envelope.version < version);

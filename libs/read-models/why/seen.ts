import {
  type DomainEvent,
  kindOf,
  type Sentence,
  type Sentences,
  type StreamName,
} from "#kernel/index.js";
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

/** Another stream that a decision had read. */
export interface SeenStream {
  readonly events: readonly Happened[];
  /** Whether none is left out: a version tells how many there are. */
  readonly whole: boolean;
}

/** What whoever asks may see of all that a file's story hangs on. Nothing else is looked at. */
export interface Seen {
  readonly scheme: string;
  readonly file: readonly Happened<ApplicationEvent>[];
  readonly label: readonly Happened<LabelEvent>[];
  readonly sessions: ReadonlyMap<string, SeenSession>;
  /** Streams that a `basis` names. */
  readonly elsewhere: ReadonlyMap<StreamName, SeenStream>;
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

/** An event, what it follows from, and how far its decision had read other streams. */
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

/** What a decision had read of each other stream, where it may be seen; it goes no further back. */
const readBy = (seen: Seen, { basis = [] }: Happened["envelope"]): readonly Because[] =>
  basis.flatMap(({ stream, version }) => {
    const known = seen.elsewhere.get(stream);
    const read = known?.events.findLast(({ envelope }) => envelope.version <= version);
    if (!known || !read) return [];
    const sentence = eventSentences[read.event.type];
    const last = sentence ? seen.say(sentence) : read.event.type;
    const text = seen.say(asRead[kindOf(stream)] ?? asRead.other, { last });
    return [{ ...happened(seen, read, { text, placeless: !known.whole }), from: [] }];
  });

/** How far a decision had read another stream is told by the last event there. */
const asRead: Sentences & { readonly other: Sentence } = {
  scheme: {
    fr: "Le dispositif, tel qu’on l’a lu alors. Dernier fait : {last}",
    en: "The scheme, as it was read then. Its last event: {last}",
  },
  committee: {
    fr: "Le comité, tel qu’on l’a lu alors. Dernier fait : {last}",
    en: "The committee, as it was read then. Its last event: {last}",
  },
  organisation: {
    fr: "La structure, telle qu’on l’a lue alors. Dernier fait : {last}",
    en: "The organisation, as it was read then. Its last event: {last}",
  },
  other: { fr: "Lu alors : {last}", en: "Read then: {last}" },
};

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

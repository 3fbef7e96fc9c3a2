/** Where a span stands: all that one in another process must know to stand under it. */
export interface Spot {
  /** 32 hexadecimal digits. */
  readonly trace: string;
  /** 16 of them. */
  readonly span: string;
  readonly isSampled: boolean;
}

/** Ids, codes and numbers: nothing that anybody has written, nor anything that names somebody. */
export type Attributes = Readonly<Record<string, string | number>>;

export interface Span {
  readonly spot: Spot;
  tell(attributes: Attributes): void;
  /** Something at this instant that took no time. */
  note(name: string, attributes: Attributes): void;
  end(how?: "failed"): void;
}

export interface Beginning {
  readonly kind?: "server" | "client" | "producer" | "consumer";
  readonly parent?: Spot | undefined;
  /** The trace that it begins, where it has no parent; a fresh one if none is named. */
  readonly trace?: string | undefined;
  /** Its own id, where others must be able to tell it. */
  readonly span?: string | undefined;
  readonly links?: readonly Spot[];
  /** By `now`; else it begins as it is made. */
  readonly at?: number;
  readonly attributes?: Attributes;
}

/** Makes spans, and sends them where the operator wants them. */
export interface Tracer {
  begin(name: string, about?: Beginning): Span;
  /** Whether a trace that begins under this id is kept: alike in every process. */
  keeps(trace: string): boolean;
  /** Sends what is left, for a second at most. */
  close(): Promise<void>;
}

/** Milliseconds since 1970, with their fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

/** As W3C's `traceparent` writes it. */
export const traceparentOf = ({ trace, span, isSampled }: Spot): string =>
  `00-${trace}-${span}-${isSampled ? "01" : "00"}`;

/** Undefined for what is none, or names nothing: anybody may have written it. */
export const spotIn = (traceparent: unknown): Spot | undefined => {
  if (typeof traceparent !== "string") return undefined;
  const [, trace = "", span = "", flags = ""] =
    /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/.exec(traceparent) ??
    [];
  if (trace === "") return undefined;
  return { trace, span, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
};

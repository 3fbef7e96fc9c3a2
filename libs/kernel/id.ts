declare const kindOfId: unique symbol;

/** A UUID that names one kind of thing; made at the edges only (sealing derives it, commands carry it). */
export type Id<Kind extends string> = string & { readonly [kindOfId]: Kind };

export type PersonId = Id<"person">;

/** `<kind>-<id>`. Kinds may be added; existing ones never change. */
export type StreamName = `${string}-${string}`;

export const streamName = (kind: string, id: string): StreamName => `${kind}-${id}`;

/** The kind is what stands before the first dash: kinds hold none, ids may. */
export const kindOf = (stream: StreamName): string => stream.slice(0, stream.indexOf("-"));
export const idOf = (stream: StreamName): string => stream.slice(stream.indexOf("-") + 1);

import { AsyncLocalStorage } from "node:async_hooks";
import type { Span } from "./span.js";

/** What a line of the log belongs to: a request, or a message of the outbox. Neither names anybody. */
export type Correlation = { readonly request: string } | { readonly job: string };

/** What is being done, and the span that whatever it does stands under, where traces are on. */
export interface InHand {
  readonly belongs?: Correlation | undefined;
  span?: Span | undefined;
  /** Begins a request's span: only the command that it gives tells in which trace. */
  readonly open?: (trace?: string) => void;
}

const held = new AsyncLocalStorage<InHand>();

export const inHand = (): InHand | undefined => held.getStore();

export const holding = <Result>(what: InHand, work: () => Result): Result => held.run(what, work);

/** Whatever is logged by the work, however much later, is logged as belonging to it. */
export const within = <Result>(belongs: Correlation, work: () => Result): Result =>
  holding({ belongs, span: inHand()?.span }, work);

/** Whatever the work does stands under the span. */
export const under = <Result>(span: Span, work: () => Result): Result =>
  holding({ belongs: inHand()?.belongs, span }, work);

export const correlation = (): (Correlation & { readonly trace_id?: string }) | undefined => {
  const { belongs, span } = inHand() ?? {};
  return belongs && { ...belongs, ...(span && { trace_id: span.spot.trace }) };
};

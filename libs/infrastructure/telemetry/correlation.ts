import { AsyncLocalStorage } from "node:async_hooks";

/** What a line of the log belongs to: a request, or a message of the outbox. Neither names anybody. */
export type Correlation = { readonly request: string } | { readonly job: string };

const inHand = new AsyncLocalStorage<Correlation>();

/** Whatever is logged by the work, however much later, is logged as belonging to it. */
export const within = <Result>(correlation: Correlation, work: () => Result): Result =>
  inHand.run(correlation, work);

export const correlation = (): Correlation | undefined => inHand.getStore();

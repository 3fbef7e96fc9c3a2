import {
  AccessDeniedError,
  convertToCommandError,
  InvalidArgumentError,
  isCommandError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  WrongExpectedVersionError,
} from "@eventstore/db-client";
import { LogUnavailable, type Position } from "../port.js";

/** What a call came to that has no answer. */
export type Failure =
  | { readonly kind: "no-stream" }
  /** Nothing of this log has ever stood there: the position is another log's. */
  | { readonly kind: "no-position" }
  /** The stream stands at `actual`, and not where it was expected to. */
  | { readonly kind: "elsewhere"; readonly actual: bigint | "no_stream" }
  /** Another node leads by now; the client goes there with its next call. */
  | { readonly kind: "not-leader" }
  /** The call has not reached the log, or was turned away. */
  | { readonly kind: "nothing-done" }
  | { readonly kind: "answer-lost" }
  /** The server itself does not know; nor will it wait longer for what it has begun. */
  | { readonly kind: "timed-out" }
  /** No absence of the log: it would be so at the next try as well. */
  | { readonly kind: "fault" };

/** What the client, its channel or the server say before a call is begun. */
const notBegun =
  /Failed to discover|No connection established|Name resolution failed|before call started|refused by server|Server Is (Not Ready|Too Busy)/i;

export const failureOf = (thrown: unknown): Failure => {
  const error = thrown instanceof Error ? convertToCommandError(thrown) : thrown;
  if (error instanceof StreamNotFoundError) return { kind: "no-stream" };
  if (error instanceof WrongExpectedVersionError)
    return { kind: "elsewhere", actual: error.actualVersion };
  if (error instanceof NotLeaderError) return { kind: "not-leader" };
  if (error instanceof StreamDeletedError || error instanceof InvalidArgumentError)
    return { kind: "fault" };
  if (error instanceof TypeError || error instanceof RangeError) return { kind: "fault" };
  if (error instanceof Error && error.message.includes("InvalidPosition"))
    return { kind: "no-position" };
  if (error instanceof TimeoutError) return { kind: "timed-out" };
  if (error instanceof AccessDeniedError) return { kind: "nothing-done" };
  const mayTell =
    error instanceof UnavailableError || (error instanceof Error && !isCommandError(error));
  if (mayTell && notBegun.test(error.message)) return { kind: "nothing-done" };
  return { kind: "answer-lost" };
};

export const noPosition = (position: Position): RangeError =>
  new RangeError(`Not a position here: ${position}`);

export const unavailable = (error: unknown): LogUnavailable =>
  new LogUnavailable(reasonOf(error), { cause: error });

/** As OpenSSL tells it, with the thread before its words and the line of its source behind them. */
const ofOpenSsl =
  /(?:[\dA-F]+:)?error:[\dA-F]*:(?<room>[^:]*):[^:]*:(?<words>[^:]*):[^:\s]*:\d+:\s*/gi;

/** In one line, without what is of use to the authors of libraries alone. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(ofOpenSsl, "$<room>: $<words>")
    .replace(/\s*Resolution note:\s*$/, "")
    .replaceAll(/\s+/g, " ")
    .trim();

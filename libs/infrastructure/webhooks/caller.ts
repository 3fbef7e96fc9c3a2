import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isObject } from "#kernel/index.js";
import { reachOf } from "./reachable.js";

/** What goes to a receiver. */
export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `status`: what it answered; whatever else it says is not looked at. */
export type Called =
  | { readonly outcome: "answered"; readonly status: number }
  | {
      readonly outcome: "failed";
      readonly code: "ADDRESS_NOT_ALLOWED" | "HTTPS_REQUIRED" | "TIMED_OUT" | "UNREACHABLE";
    };

export type Caller = (call: Call) => Promise<Called>;

/** In milliseconds, for all of it: less than the queue holds a job for. */
const patience = 8_000;

class NotAllowed extends Error {
  constructor(readonly code: "ADDRESS_NOT_ALLOWED" | "HTTPS_REQUIRED") {
    super(code);
  }
}

/**
 * Posts to an address, once: no redirect is followed, no connection is kept. The name is looked up once,
 * and the connection goes to what was found and judged then: one that names another address a moment
 * later gains nothing.
 * @param allowed ranges of private addresses that the operator lets be called, over http too
 */
export const webhookCaller =
  (allowed: readonly string[], within = patience): Caller =>
  async ({ url, headers, body }) => {
    const { protocol, hostname } = new URL(url);
    const judge = (address: string): NotAllowed | undefined => {
      const reach = reachOf(address, allowed);
      if (reach === "none") return new NotAllowed("ADDRESS_NOT_ALLOWED");
      const isBare = protocol !== "https:" && reach !== "open";
      return isBare ? new NotAllowed("HTTPS_REQUIRED") : undefined;
    };
    const host = hostname.replace(/^\[(.*)\]$/, "$1");
    // An address is not looked up, so that it is judged here.
    const refusal = isIP(host) === 0 ? undefined : judge(host);
    if (refusal) return { outcome: "failed", code: refusal.code };
    try {
      const status = await post(url, headers, body, lookingUp(judge), AbortSignal.timeout(within));
      return { outcome: "answered", status };
    } catch (thrown) {
      return { outcome: "failed", code: codeOf(thrown) };
    }
  };

/** One address that may not be called closes the name. */
const lookingUp =
  (judge: (address: string) => NotAllowed | undefined): LookupFunction =>
  (hostname, options, found) =>
    lookup(hostname, { ...options, all: true }, (fault, addresses) => {
      const refusal = fault ?? addresses.flatMap(({ address }) => judge(address) ?? [])[0];
      const [first] = addresses ?? [];
      if (refusal || !first) return found(refusal ?? new Error("no address"), "");
      if (options.all) return found(null, [...addresses]);
      return found(null, first.address, first.family);
    });

const post = (
  url: string,
  headers: Call["headers"],
  body: string,
  lookUp: LookupFunction,
  signal: AbortSignal,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith("https:") ? https : http;
    const options = { method: "POST", headers, lookup: lookUp, agent: false as const, signal };
    const asked = request(url, options, (answer) => {
      answer.on("error", () => undefined);
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end(body);
  });

const codeOf = (thrown: unknown): Extract<Called, { readonly outcome: "failed" }>["code"] => {
  if (thrown instanceof NotAllowed) return thrown.code;
  const isLate = isObject(thrown) && thrown["name"] === "AbortError";
  return isLate ? "TIMED_OUT" : "UNREACHABLE";
};

import { createHmac } from "node:crypto";

/** How a secret is shown (Standard Webhooks): it tells what it is for. */
export const shownSecret = (secret: string): string => `whsec_${secret}`;

/**
 * The headers of the Standard Webhooks convention. With several secrets each signs, so that a receiver
 * that knows one of them takes the message.
 * @param secrets in base64
 */
export const signedHeaders = (
  id: string,
  timestamp: number,
  body: string,
  secrets: readonly string[],
): Readonly<Record<string, string>> => ({
  "webhook-id": id,
  "webhook-timestamp": String(timestamp),
  "webhook-signature": secrets
    .map((secret) => {
      const mac = createHmac("sha256", Buffer.from(secret, "base64"));
      return `v1,${mac.update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    })
    .join(" "),
});

import { createTransport } from "nodemailer";
import { isObject } from "#kernel/index.js";
import type { Mail, Mailer, Posted } from "#mails/mailer.js";

/** Where mail goes, and in whose name. */
export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: string;
}

/** In milliseconds, for each wait of a conversation; one that lasts longer than all is cut off. */
const patience = 5_000;
const most = 9_000;

export const transportTo = (smtpUrl: string) => ({
  url: smtpUrl,
  connectionTimeout: patience,
  greetingTimeout: patience,
  socketTimeout: patience,
  dnsTimeout: patience,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * A connection a mail: a server that hangs holds up one, and an answer is known to be about it.
 * A server that is away, or wants us to come back (4xx), throws.
 */
export const smtpMailer = ({ smtpUrl, from }: MailSettings): Mailer => {
  const transport = createTransport(transportTo(smtpUrl), { from });
  return {
    leaves: true,
    post: ({ to, subject, text, html, messageId }: Mail) =>
      transport
        .sendMail({
          to,
          subject,
          text,
          html,
          messageId,
          headers: { "Auto-Submitted": "auto-generated" },
          signal: AbortSignal.timeout(most),
        })
        .then(({ response }): Posted => ({ outcome: "accepted", answer: response }), refused),
  };
};

/** @throws where a repeat may help: without the server's words, which may repeat the address */
const refused = (thrown: unknown): Posted => {
  const reason = refusalIn(thrown);
  if (!reason) throw new Error(`the mail server did not take a mail: ${codeOf(thrown)}`);
  return { outcome: "refused", reason };
};

/** Of the recipient, or of what is written to them. One of the sender is ours to mend, and waits. */
const refusalIn = (thrown: unknown): "unknown-address" | "refused" | undefined => {
  if (!isObject(thrown)) return undefined;
  const { code, command, permanent, response } = thrown;
  // What is no address is refused before any server is asked.
  if (code === "EENVELOPE" && command === "API") return "unknown-address";
  const isOfThisMail = (code === "EENVELOPE" && command !== "MAIL FROM") || code === "EMESSAGE";
  if (!isOfThisMail || permanent !== true) return undefined;
  const isUnknown = typeof response === "string" && /^(5\d\d[ -]5\.1\.|551|553)/.test(response);
  return isUnknown ? "unknown-address" : "refused";
};

export const codeOf = (thrown: unknown): string => {
  if (!isObject(thrown)) return "unknown";
  const { code, command, responseCode } = thrown;
  const known = [code, command, responseCode].filter((one) => one !== undefined);
  return known.length > 0 ? known.join(" ") : String(thrown["name"]);
};

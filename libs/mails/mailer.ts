import type { Rendered } from "./render.js";

/** A letter to one person, ready to be sent. */
export interface Mail extends Rendered {
  readonly to: { readonly name: string; readonly address: string };
  /** The same for the same letter about the same event to the same person, however often it is sent. */
  readonly messageId: string;
}

export type Posted =
  /** `answer`: what the server said, which shows that it has taken the mail. */
  | { readonly outcome: "accepted"; readonly answer: string }
  /** For good: no repeat would help. */
  | { readonly outcome: "refused"; readonly reason: "unknown-address" | "refused" }
  /** Nothing leaves: it is read where it is shown. */
  | { readonly outcome: "kept" };

/** What is thrown instead of answered is tried again later: it may have arrived all the same. */
export interface Mailer {
  /** Whether anything leaves the house. */
  readonly leaves: boolean;
  post(mail: Mail): Promise<Posted>;
}

/** The default: whoever runs the product without a mail server loses no letter, and sends none. */
export const keepingMailer: Mailer = {
  leaves: false,
  post: async () => ({ outcome: "kept" }),
};

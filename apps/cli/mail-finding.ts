import type { MailSettings } from "#infrastructure/mail/smtp-mailer.js";
import { mailPlace, mailTroubles, smtpTrouble } from "#infrastructure/mail/try-smtp.js";
import type { Finding } from "./finding.js";

/** Whether letters would leave, as far as that can be told without sending one. */
export const mailFinding = async (mail: MailSettings | undefined): Promise<Finding> => {
  if (!mail) return { isWell: true, sentence: words.kept };
  const trouble = await smtpTrouble(mail);
  if (trouble) return { isWell: false, sentence: mailTroubles[trouble.code], about: trouble.about };
  const { protocol, username } = new URL(mail.smtpUrl);
  const sentence = protocol === "smtps:" ? words.encrypted : words.reached;
  const account = username === "" ? words.noAccount : words.account;
  const said = { fr: `${sentence.fr}, ${account.fr}`, en: `${sentence.en}, ${account.en}` };
  return { isWell: true, sentence: said, about: { place: mailPlace(mail.smtpUrl) } };
};

const words = {
  kept: {
    fr: "Courriel : les lettres sont gardées, aucune ne part (SMTP_URL n’est pas réglé)",
    en: "Mail: letters are kept, none leaves (SMTP_URL is not set)",
  },
  encrypted: {
    fr: "Courriel : {place} répond, chiffré (TLS)",
    en: "Mail: {place} answers, encrypted (TLS)",
  },
  reached: {
    fr: "Courriel : {place} répond, chiffré s’il le propose (STARTTLS)",
    en: "Mail: {place} answers, encrypted where it offers that (STARTTLS)",
  },
  account: { fr: "et ne refuse pas le compte", en: "and does not refuse the account" },
  noAccount: { fr: "sans compte", en: "without an account" },
} as const;

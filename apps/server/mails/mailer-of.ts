import type { FolderClock } from "#infrastructure/clock/folder-clock.js";
import { type MailSettings, smtpMailer } from "#infrastructure/mail/smtp-mailer.js";
import { keepingMailer, type Mailer } from "#mails/mailer.js";

/** Nothing leaves a sample folder, which its clock tells: its people and their addresses are made up. */
export const mailerOf = (
  settings: MailSettings | undefined,
  clock: Pick<FolderClock, "offset">,
): Mailer => {
  if (!settings) return keepingMailer;
  const sending = smtpMailer(settings);
  const chosen = () => (clock.offset() === 0 ? sending : keepingMailer);
  return {
    get leaves() {
      return chosen().leaves;
    },
    post: (mail) => chosen().post(mail),
  };
};

import { createTransport } from "nodemailer";
import { isObject, type Sentences } from "#kernel/index.js";
import { isWithoutTls } from "../without-tls.js";
import { codeOf, type MailSettings, transportTo } from "./smtp-mailer.js";

/** Why no letter leaves, and what to do. None of these keeps a start from going on: letters wait. */
export const mailTroubles = {
  MAIL_AWAY: {
    fr: "Le serveur de courriel ne répond pas à l'adresse {place} ({reason}) : les lettres attendent. Démarrez-le, ou corrigez SMTP_URL.",
    en: "The mail server does not answer at {place} ({reason}): letters wait. Start it, or correct SMTP_URL.",
  },
  MAIL_SHUT: {
    fr: "Le serveur de courriel, à l'adresse {place}, refuse le compte ({reason}) : les lettres attendent. Corrigez le compte et le mot de passe dans SMTP_URL.",
    en: "The mail server at {place} does not take the account ({reason}): letters wait. Correct the user and password in SMTP_URL.",
  },
  MAIL_WITHOUT_TLS: {
    fr: "Le serveur de courriel, à l'adresse {place}, ne chiffre pas d'emblée : les lettres attendent. Écrivez smtp:// au lieu de smtps:// dans SMTP_URL (STARTTLS, port 587 d'ordinaire), ou corrigez le port.",
    en: "The mail server at {place} does not encrypt from the start: letters wait. Write smtp:// for smtps:// in SMTP_URL (STARTTLS, usually port 587), or correct the port.",
  },
  MAIL_NOT_TRUSTED: {
    fr: "Rien ne garantit que le serveur de courriel de {place} est le bon ({reason}) : les lettres attendent. Nommez-le comme son certificat le nomme ; un certificat privé se fait connaître par NODE_EXTRA_CA_CERTS.",
    en: "Nothing vouches for the mail server at {place} ({reason}): letters wait. Name it in SMTP_URL as its certificate does; a private certificate is made known by NODE_EXTRA_CA_CERTS.",
  },
} as const satisfies Sentences;

export interface MailTrouble {
  readonly code: keyof typeof mailTroubles;
  readonly about: { readonly place: string; readonly reason: string };
}

/** In milliseconds, for the whole: each of its waits has a shorter patience of its own. */
const most = 12_000;

/** For people: where it is, without the account that the address may hold. */
export const mailPlace = (smtpUrl: string): string => {
  const { protocol, hostname, port } = new URL(smtpUrl);
  return `${hostname}:${port || (protocol === "smtps:" ? 465 : 587)}`;
};

/** Comes as a letter would, up to its account, and leaves none. Undefined where nothing is wrong. */
export const smtpTrouble = async ({ smtpUrl }: MailSettings): Promise<MailTrouble | undefined> => {
  const transport = createTransport(transportTo(smtpUrl));
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const late = Object.assign(new Error("late"), { code: "ETIMEDOUT" });
    timer = setTimeout(() => reject(late), most);
  });
  try {
    await Promise.race([transport.verify(), over]);
    return undefined;
  } catch (thrown) {
    return { code: codeIn(thrown), about: { place: mailPlace(smtpUrl), reason: reasonIn(thrown) } };
  } finally {
    clearTimeout(timer);
    transport.close();
  }
};

const isUntrusted = (words: string): boolean => /certificate|altnames/i.test(words);

const wordsOf = (thrown: unknown): string =>
  isObject(thrown) && typeof thrown["message"] === "string" ? thrown["message"] : "";

const codeIn = (thrown: unknown): MailTrouble["code"] => {
  if (isObject(thrown) && thrown["code"] === "EAUTH") return "MAIL_SHUT";
  if (isWithoutTls(wordsOf(thrown))) return "MAIL_WITHOUT_TLS";
  return isUntrusted(wordsOf(thrown)) ? "MAIL_NOT_TRUSTED" : "MAIL_AWAY";
};

/** The words of the machine and of a certificate; never those of a server, which may repeat the account. */
const reasonIn = (thrown: unknown): string => {
  const isServers = isObject(thrown) && thrown["responseCode"] !== undefined;
  const isMachines = isObject(thrown) && thrown["syscall"] !== undefined;
  return !isServers && (isMachines || isUntrusted(wordsOf(thrown)))
    ? wordsOf(thrown)
    : codeOf(thrown);
};

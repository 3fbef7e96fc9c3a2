import type { ConsoleLogger } from "@nestjs/common";
import { tell, type Tongue } from "#infrastructure/configuration/faults.js";
import type { MailSettings } from "#infrastructure/mail/smtp-mailer.js";
import { type MailTrouble, mailTroubles, smtpTrouble } from "#infrastructure/mail/try-smtp.js";
import { redisFaults } from "#infrastructure/queue/redis/try-redis.js";
import { fill } from "#kernel/index.js";
import { pause } from "#projections/pause.js";

/** Milliseconds between two looks. */
const rhythm = 60_000;

interface Trouble {
  readonly code: string;
}

/**
 * Whether a server that a worker can wait for is away: looked at as the process starts, then now and then.
 * What goes through it waits meanwhile.
 */
export class AwayWatch<Found extends Trouble = Trouble> {
  #told: string | undefined;

  constructor(
    private readonly look: () => Promise<Found | undefined>,
    /** Each change, once: undefined when all is well again. */
    private readonly tell: (trouble: Found | undefined) => void,
  ) {}

  get isAway(): boolean {
    return this.#told !== undefined;
  }

  async run(signal: AbortSignal): Promise<void> {
    for (; !signal.aborted; await pause(rhythm, signal)) await this.beat();
  }

  async beat(): Promise<void> {
    const trouble = await this.look();
    if (trouble?.code === this.#told) return;
    this.#told = trouble?.code;
    this.tell(trouble);
  }
}

type Log = Pick<ConsoleLogger, "warn" | "log">;

export const mailWatch = (mail: MailSettings, logger: Log, tongue: Tongue) =>
  new AwayWatch(
    () => smtpTrouble(mail),
    (trouble) => {
      if (trouble) logger.warn(mailTold(trouble, tongue), "mail");
      else logger.log(back.mail[tongue], "mail");
    },
  );

/** A Redis that is away as a process starts is refused: see `tryRedis`. */
export const queueWatch = (redisUrl: string, logger: Log, tongue: Tongue) =>
  new AwayWatch(
    async () => (await redisFaults(redisUrl))[0],
    (fault) => {
      if (fault) logger.warn(`${fault.code}: ${tell(fault, tongue)}`, "queue");
      else logger.log(back.queue[tongue], "queue");
    },
  );

export const mailTold = ({ code, about }: MailTrouble, tongue: Tongue): string =>
  `${code}: ${fill(mailTroubles[code][tongue], about)}`;

const back = {
  mail: {
    fr: "Le serveur de courriel répond de nouveau : les lettres partent.",
    en: "The mail server answers again: letters leave.",
  },
  queue: {
    fr: "Redis répond de nouveau : ce qui était dû se fait.",
    en: "Redis answers again: what was due is done.",
  },
} as const;

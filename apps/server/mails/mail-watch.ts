import type { Tongue } from "#infrastructure/configuration/faults.js";
import { type MailTrouble, mailTroubles } from "#infrastructure/mail/try-smtp.js";
import { fill } from "#kernel/index.js";
import { pause } from "#projections/pause.js";

/** Milliseconds between two looks. */
const rhythm = 60_000;

/** Whether letters would leave: looked at as the process starts, then now and then. */
export class MailWatch {
  #told: MailTrouble["code"] | undefined;

  constructor(
    private readonly look: () => Promise<MailTrouble | undefined>,
    /** Each change, once: undefined when all is well again. */
    private readonly tell: (trouble: MailTrouble | undefined) => void,
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

export const mailTold = ({ code, about }: MailTrouble, tongue: Tongue): string =>
  `${code}: ${fill(mailTroubles[code][tongue], about)}`;

export const mailBack = {
  fr: "Le serveur de courriel répond de nouveau : les lettres partent.",
  en: "The mail server answers again: letters leave.",
} as const;

import { engine as theEngine } from "#kernel/index.js";
import { everyCommand } from "#labelling/registry.js";
import { publishStatusList } from "#labelling/certification/publish-status-list.js";
import { tallyBallots } from "#labelling/session/tally-ballots.js";
import type { Errand, Sent } from "#reactions/dispatcher.js";
import type { Mailer } from "#mails/mailer.js";
import { erasureErrands } from "#reactions/erase-subjects.js";
import { sendMail } from "#reactions/send-mail.js";
import { webhookErrands } from "#reactions/tell-webhooks.js";
import type { Engine } from "../engine.js";
import { webhookSender } from "../webhooks/send.js";
import type { WebhookParts } from "../webhooks/parts.js";
import { mailSender } from "../mails/send.js";
import { countedBallots } from "./count-ballots.js";
import { hashedList } from "./hash-list.js";

const actor = { id: theEngine, as: theEngine } as const;

/** What a reaction cannot know, since it takes keys or a hash, is found out when its command is given. */
const completed = (engine: Engine, type: string, errand: Omit<Errand, "command">) => {
  if (type === tallyBallots.type) return countedBallots(engine, errand);
  return type === publishStatusList.type ? hashedList(engine, errand) : errand.body;
};

/** Gives the commands of reactions. What a repeat may mend is thrown; a refusal stands. */
export const commandSender =
  (engine: Engine) =>
  async ({ command: type, ...errand }: Errand): Promise<Sent> => {
    const command = everyCommand.find((one) => one.type === type);
    if (!command) throw new Error(`the outbox asks for ${type}, which this release does not know`);
    const body = await completed(engine, type, errand);
    const outcome = await engine.meter.command(type, () =>
      engine.road.execute({ ...errand, body, command, actor }),
    );
    switch (outcome.outcome) {
      case "done":
        return { outcome: "done" };
      case "rejected":
        return { outcome: "refused", code: outcome.rejection.code };
      case "key-reused":
      case "forbidden":
      case "not-found":
      case "stale":
      case "if-match-required":
      case "contended":
        throw new Error(`${type} on ${errand.id}: ${outcome.outcome}`);
    }
  };

/** What leaves the house, and by which way. */
export interface Ways extends Pick<WebhookParts, "caller" | "sight"> {
  readonly mailer: Mailer;
  readonly erase: (errand: Errand) => Promise<Sent>;
}

/** Commands go to the log, letters to the post, messages to those who listen; what is erased, nowhere. */
export const senderOf = (engine: Engine, { mailer, erase, ...ways }: Ways) => {
  const give = commandSender(engine);
  const post = mailSender({ ...engine, mailer });
  const call = webhookSender({ ...engine, ...ways });
  return (errand: Errand): Promise<Sent> => {
    if (errand.command === sendMail.type) return post(errand);
    if (erasureErrands.includes(errand.command)) return erase(errand);
    return webhookErrands.includes(errand.command) ? call(errand) : give(errand);
  };
};

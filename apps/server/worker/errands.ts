import { engine as theEngine } from "#kernel/index.js";
import { everyCommand } from "#labelling/registry.js";
import type { Errand, Sent } from "#reactions/dispatcher.js";
import type { Engine } from "../engine.js";

const actor = { id: theEngine, as: theEngine } as const;

/** Gives the commands of reactions. What a repeat may mend is thrown; a refusal stands. */
export const senderOf =
  ({ road }: Engine) =>
  async ({ command: type, ...errand }: Errand): Promise<Sent> => {
    const command = everyCommand.find((one) => one.type === type);
    if (!command) throw new Error(`the outbox asks for ${type}, which this release does not know`);
    const outcome = await road.execute({ ...errand, command, actor });
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

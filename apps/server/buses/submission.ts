import { Inject, type Type } from "@nestjs/common";
import { CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import type { Ask, Operation } from "#commands/operation.js";
import type { Outcome } from "#commands/outcome.js";
import { operations } from "#labelling/registry.js";
import { type Engine, ENGINE } from "../engine.js";

/** What travels on the command bus: what is asked, by whom, under which key. */
export class Submission {
  constructor(readonly ask: Ask) {}
}

interface OnBus {
  readonly submission: new (ask: Ask) => Submission;
  readonly handler: Type<ICommandHandler<Submission, Outcome>>;
}

/** One class on the bus for each line of the registry, since the bus tells commands by their class. */
const onBus = (operation: Operation): OnBus => {
  class OperationSubmission extends Submission {}
  @CommandHandler(OperationSubmission)
  class OperationHandler implements ICommandHandler<Submission, Outcome> {
    constructor(@Inject(ENGINE) private readonly engine: Engine) {}
    execute({ ask }: Submission): Promise<Outcome> {
      const { meter, operations: all } = this.engine;
      return meter.command(operation.type, () => all.execute(operation, ask));
    }
  }
  // Seen in the bus's own errors and in traces.
  Object.defineProperty(OperationSubmission, "name", { value: operation.type });
  return { submission: OperationSubmission, handler: OperationHandler };
};

const byType = new Map(operations.map((operation) => [operation.type, onBus(operation)]));

export const submissionHandlers = [...byType.values()].map(({ handler }) => handler);

export const submissionOf = (type: string, ask: Ask): Submission => {
  const found = byType.get(type);
  if (!found) throw new Error(`no operation is called ${type}`);
  return new found.submission(ask);
};

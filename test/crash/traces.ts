import { RecordedWorld } from "#commands/recorded-world.js";
import { engine as theEngine, type Names, type Step, streamName } from "#kernel/index.js";
import { operations } from "#labelling/registry.js";
import type { Engine } from "../../apps/server/engine.js";
import type { Intent } from "./journal.js";

/** The ids of the commands that an intent can have made, however often it was sent. */
export interface Traces {
  /** What it asks for: refused, it must not be there. */
  readonly asked: readonly string[];
  /** Steps that may be there after a refusal, if what undoes them is there as well. */
  readonly undone: readonly {
    readonly done: string;
    readonly back: readonly string[];
    /** The types of what undoes it: whoever gives such a command, it is undone. */
    readonly by: readonly string[];
  }[];
}

/** Each refusal that was undone moves a process on to fresh keys; no command here is sent as often. */
const generations = 6;

export const tracesOf = async (
  { operation: type, id, body, actor, key }: Intent,
  { operations: road, secret, streams, blobs }: Engine,
): Promise<Traces> => {
  const operation = operations.find((one) => one.type === type);
  if (!operation) throw new Error(`no operation is called ${type}`);
  const self = road.idOf(operation, { body, actor, key, ...(id === undefined ? {} : { id }) });
  if (self === undefined) throw new Error(`${type} says not what it is about`);
  const on = streamName(operation.on.kind, self);
  if (operation.asks === "one") return { asked: [secret.commandId(actor.id, on, key)], undone: [] };

  const names: Names = {
    self,
    claim: (kind, value) => secret.claimId(kind, value),
    derived: (kind, name) => secret.newId(theEngine, kind, name),
  };
  const steps = await operation.steps(body, names, new RecordedWorld(streams, blobs));
  if ("rejected" in steps) return { asked: [], undone: [] };
  const idOf = (step: Step, actorId: typeof actor.id, suffix: string) =>
    secret.commandId(actorId, streamName(step.command.on.kind, step.id), `${key}/${suffix}`);
  const asked: string[] = [];
  const undone: Traces["undone"][number][] = [];
  for (let generation = 0; generation < generations; generation += 1) {
    for (const [index, step] of steps.entries()) {
      const name = step.key ?? index;
      const done = idOf(step, (step.by?.(actor) ?? actor).id, `${generation}/${name}`);
      const back = (step.back ?? []).map((one, nth) =>
        idOf(one, actor.id, `${generation}/${name}/back/${nth}`),
      );
      if (back.length === 0) asked.push(done);
      else undone.push({ done, back, by: (step.back ?? []).map(({ command }) => command.type) });
    }
  }
  return { asked, undone };
};

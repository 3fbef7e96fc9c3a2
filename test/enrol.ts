import { randomUUID } from "node:crypto";
import { mintToken } from "#access/token.js";
import { type Capacity, engineActor, type PersonId } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { operations } from "#labelling/registry.js";
import type { Engine } from "../apps/server/engine.js";

export interface Enrolled {
  readonly id: PersonId;
  readonly as: Capacity;
  readonly token: string;
}

/** A registered person with a role, and a token for it. */
export const enrol = async (
  engine: Pick<Engine, "operations" | "clock">,
  capacity: Capacity,
): Promise<Enrolled> => {
  const ask = async (type: string, body: object, id?: string) => {
    const operation = operations.find((one) => one.type === type);
    if (!operation) throw new Error(`no operation is called ${type}`);
    const asked = { body, actor: engineActor, key: randomUUID() };
    const request = id === undefined ? asked : { ...asked, id };
    const outcome = await engine.operations.execute(operation, request);
    if (outcome.outcome !== "done") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    return outcome.answers[0]?.id ?? "";
  };
  const email = `${randomUUID()}@example.org`;
  const id = (await ask("RegisterPerson", { name: capacity, email })) as PersonId;
  const { text, hash } = mintToken(id);
  await ask("GrantRole", { capacity, from: parisDay(engine.clock.now()) }, id);
  await ask("IssueToken", { hash, capacity }, id);
  return { id, as: capacity, token: text };
};

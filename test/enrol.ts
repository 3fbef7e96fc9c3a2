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

type At = Pick<Engine, "operations" | "clock">;

const asking = async (engine: At, type: string, body: object, id?: string) => {
  const operation = operations.find((one) => one.type === type);
  if (!operation) throw new Error(`no operation is called ${type}`);
  const asked = { body, actor: engineActor, key: randomUUID() };
  const request = id === undefined ? asked : { ...asked, id };
  const outcome = await engine.operations.execute(operation, request);
  if (outcome.outcome !== "done") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.answers[0]?.id ?? "";
};

/** Their role is taken from them. */
export const revoke = (engine: At, { id, as: capacity }: Enrolled) =>
  asking(engine, "RevokeRole", { capacity }, id);

/** A registered person with a role, and a token for it. */
export const enrol = async (engine: At, capacity: Capacity): Promise<Enrolled> => {
  const ask = (type: string, body: object, id?: string) => asking(engine, type, body, id);
  const email = `${randomUUID()}@example.org`;
  const id = (await ask("RegisterPerson", { name: capacity, email })) as PersonId;
  const { text, hash } = mintToken(id);
  await ask("GrantRole", { capacity, from: parisDay(engine.clock.now()) }, id);
  await ask("IssueToken", { hash, capacity }, id);
  return { id, as: capacity, token: text };
};

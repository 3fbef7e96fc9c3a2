import { engineActor } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { operations } from "#labelling/registry.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { canonicalBytes } from "#sealing/canonical.js";
import type { Engine } from "../apps/server/engine.js";
import { type Enrolled, enrol } from "./enrol.js";

const asking = ({ operations: all }: Engine) => {
  let count = 0;
  return async (type: string, id: string, body: object): Promise<void> => {
    const operation = operations.find((one) => one.type === type);
    if (!operation) throw new Error(`no operation is called ${type}`);
    const key = `${id} ${(count += 1)}`;
    const outcome = await all.execute(operation, { id, body, actor: engineActor, key });
    if (outcome.outcome !== "done") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  };
};

export const published = async (engine: Engine, rules: SchemeDefinition): Promise<void> => {
  const body = { definition: await engine.blobs.put(canonicalBytes(rules)) };
  const ask = asking(engine);
  await ask("DraftScheme", rules.id, body);
  await ask("PublishScheme", rules.id, body);
};

/** Each seat of a scheme's committee filled from today on, by who presides or votes. */
export const seated = async (
  engine: Engine,
  { id: scheme, committee: { seats, chair } }: SchemeDefinition,
): Promise<readonly Enrolled[]> => {
  const ask = asking(engine);
  const from = parisDay(engine.clock.now());
  await ask("FormCommittee", scheme, {});
  const members: Enrolled[] = [];
  for (const { institution, count } of seats) {
    for (let nth = 0; nth < count; nth += 1) {
      const presides = institution === chair.institution && nth === 0;
      const member = await enrol(engine, presides ? "chair" : "reviewer");
      const mandate = { person: member.id, institution, rank: "member", from };
      await ask("GiveMandate", scheme, mandate);
      if (presides) await ask("NameChair", scheme, { person: member.id, from });
      members.push(member);
    }
  }
  return members;
};

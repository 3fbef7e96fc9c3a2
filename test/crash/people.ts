import fs from "node:fs";
import { operations } from "#labelling/registry.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { engineActor } from "#kernel/index.js";
import { canonicalBytes } from "#sealing/canonical.js";
import type { Engine } from "../../apps/server/engine.js";
import { publishShipped } from "../../apps/server/publish-shipped.js";
import { type Enrolled, enrol } from "../enrol.js";
import type { Chamber } from "./sittings.js";

/** Everybody who is to ask for something, each known before the server first starts. */
export interface People {
  readonly secretariat: Enrolled;
  readonly carriers: readonly Enrolled[];
  /** One votes in the open, one secretly: those ballots are counted by a reaction. */
  readonly chambers: readonly Chamber[];
}

const carriers = 6;

const said = "Un référent y veille, et en rend compte. ";

export const enrolAll = async (engine: Engine): Promise<People> => {
  await publishShipped(engine);
  const gardens = await published(engine, secretly());
  const secretariat = await enrol(engine, "secretariat");
  const own: Enrolled[] = [];
  for (let nth = 0; nth < carriers; nth += 1) own.push(await enrol(engine, "carrier"));
  const answers = {
    texts: Object.fromEntries(
      [{ id: "summary" }, ...creativallee.charter].map(({ id }) => [id, said]),
    ),
    values: { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] },
  };
  const plots = { texts: { noPesticides: said }, values: { plots: 12, openToVisitors: true } };
  const chambers = [
    await seated(engine, creativallee, secretariat, answers),
    await seated(engine, gardens, secretariat, plots),
  ];
  return { carriers: own, secretariat, chambers };
};

const source = new URL("../../../test/schemes/shared-gardens.json", import.meta.url);

/** The label of another trade, whose files come in without documents. */
const secretly = (): SchemeDefinition => ({
  ...(JSON.parse(fs.readFileSync(source, "utf8")) as SchemeDefinition),
  documents: [],
});

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

const published = async (engine: Engine, rules: SchemeDefinition): Promise<SchemeDefinition> => {
  const body = { definition: await engine.blobs.put(canonicalBytes(rules)) };
  const ask = asking(engine);
  await ask("DraftScheme", rules.id, body);
  await ask("PublishScheme", rules.id, body);
  return rules;
};

/** Each seat filled from today on, by who presides or votes. */
const seated = async (
  engine: Engine,
  { id: scheme, committee: { seats, chair } }: SchemeDefinition,
  secretariat: Enrolled,
  answers: object,
): Promise<Chamber> => {
  const ask = asking(engine);
  const from = engine.clock.now().slice(0, 10);
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
  return { scheme, secretariat, members, answers, carrier: await enrol(engine, "carrier") };
};

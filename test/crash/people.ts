import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import type { Engine } from "../../apps/server/engine.js";
import { publishShipped } from "../../apps/server/publish-shipped.js";
import { type Enrolled, enrol } from "../enrol.js";
import { gardens } from "../schemes/gardens.js";
import { published, seated } from "../seated.js";
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
  const secretly = { ...gardens, documents: [] };
  await published(engine, secretly);
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
    await chamber(engine, creativallee, secretariat, answers),
    await chamber(engine, secretly, secretariat, plots),
  ];
  return { carriers: own, secretariat, chambers };
};

const chamber = async (
  engine: Engine,
  rules: SchemeDefinition,
  secretariat: Enrolled,
  answers: object,
): Promise<Chamber> => {
  const carrier = await enrol(engine, "carrier");
  const members = await seated(engine, rules);
  return { scheme: rules.id, secretariat, members, answers, carrier };
};

import type { World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { lastDecision } from "../application/judgement.js";
import { organisation } from "../organisation/organisation.js";
import { numberOf, register } from "../register/register.js";
import { readDefinition } from "../scheme/read-definition.js";
import { itemIn } from "./decided-in.js";
import type { LabelEvent } from "./events.js";

type Grant = Extract<LabelEvent, { readonly type: "LabelGranted" }>;

/** All that a label takes over from the decision that grants it. */
export interface Granting {
  readonly file: Pick<
    Grant,
    "scheme" | "schemeVersion" | "definition" | "initiative" | "organisation"
  >;
  readonly decision: Grant["decision"];
  readonly decidedOn: string;
  readonly conditions: Grant["conditions"];
  readonly rules: Pick<Grant, "terms" | "indicators"> & {
    /** The institution that owns and animates the brand. */
    readonly owner: string;
  };
  /** The institution that the holder is or belongs to. */
  readonly institution?: string;
  readonly number?: number;
}

/** The due days of a decision's conditions, in its own order. */
const conditionsOf = async (world: World, session: string, file: string) => {
  const dueDays = (await itemIn(world, session, file))?.conditions ?? [];
  return dueDays.map((dueOn, nth) => ({ condition: nth + 1, dueOn }));
};

const institutionOf = async (world: World, carrier: string) => {
  const state = await world.fold(organisation, carrier);
  return state.phase === "registered" && state.institution !== undefined
    ? { institution: state.institution }
    : {};
};

/** From the last decision on a file, by the committee or by silence; none where it grants nothing. */
export const grantingOf = async (
  world: World,
  file: string,
  label: string,
): Promise<Granting | undefined> => {
  const state = await world.fold(application, file);
  if (!("judgement" in state)) return undefined;
  const last = lastDecision(state.judgement);
  if (last?.outcome !== "granted" && last?.outcome !== "granted-with-conditions") return undefined;
  const { scheme, initiative, organisation: carrier } = state.content;
  const { schemeVersion, definition } = state.filing.rules;
  const { owner, label: terms, indicators } = await readDefinition(world, definition);
  const number = numberOf(await world.fold(register, scheme), label);
  return {
    file: { scheme, schemeVersion, definition, initiative, organisation: carrier },
    decision: last.by === "silence" ? "deemed" : last.by,
    decidedOn: last.decidedOn,
    conditions: last.by === "silence" ? [] : await conditionsOf(world, last.by.session, file),
    rules: { owner, terms, indicators: indicators.map(({ id, kind }) => ({ id, kind })) },
    ...(await institutionOf(world, carrier)),
    ...(number === undefined ? {} : { number }),
  };
};

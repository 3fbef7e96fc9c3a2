import { accept, command, type World } from "#kernel/index.js";
import { checkEligibility } from "../eligibility/check.js";
import type { Facts } from "../eligibility/facts.js";
import { organisation, type Organisation } from "../organisation/organisation.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { departmentOf } from "../territory/territory.js";
import { application, onDay, type Application, type Received } from "./application.js";
import { definitionFor } from "./definition-for.js";
import { admissibilityDeclared, closed, reject } from "./rejections.js";
import { isSame } from "./same.js";

export class CheckApplicationBody {}

interface Gathered {
  readonly definition: SchemeDefinition | undefined;
  readonly carrier: Organisation;
}

const carrierFacts = (carrier: Organisation): Facts["organisation"] | undefined => {
  if (carrier.phase !== "registered") return undefined;
  const { kind, seat, actsIn, regionalOrigin, institution = "" } = carrier;
  const seatDepartment = seat === undefined ? "" : departmentOf(seat);
  return { kind, seatDepartment, actsIn, regionalOrigin, institution };
};

/** Answers to questions that this version does not ask any more count for nothing. */
const factsOf = (
  { content, filing }: Received,
  definition: SchemeDefinition,
  carrier: Facts["organisation"],
): Facts => {
  const asked = new Set([...definition.questions, ...definition.charter].map(({ id }) => id));
  const isAsked = (id: string) => asked.has(id);
  return {
    organisation: carrier,
    values: Object.fromEntries(Object.entries(content.values).filter(([id]) => isAsked(id))),
    answered: content.answered.filter(isAsked).sort(),
    documents: [...new Set(content.documents.map(({ kind }) => kind))].sort(),
    signed: filing.signatory !== undefined,
    receivedOn: filing.receivedOn,
  };
};

/** The rules of a check are data, and its facts are recorded in full: anybody can run it again. */
export const checkApplication = command({
  type: "CheckApplication",
  schema: 1,
  summary: "Checks a received file against the version of the scheme that it is under.",
  on: application,
  shape: CheckApplicationBody,
  example: {},
  gather: async (state: Application, _: CheckApplicationBody, world: World): Promise<Gathered> => ({
    definition: await definitionFor(state, world),
    carrier:
      state.phase === "not-started"
        ? organisation.initial
        : await world.fold(organisation, state.content.organisation),
  }),
  decide: (was, _, { today }, { definition, carrier }) => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "received":
      case "checked": {
        const applicant = carrierFacts(carrier);
        if (!definition) return reject("RULES_UNKNOWN");
        if (!applicant) return reject("CARRIER_UNKNOWN");
        const facts = factsOf(state, definition, applicant);
        if (state.phase === "checked" && isSame(facts, state.check.facts)) return accept();
        return accept({
          type: "ApplicationChecked",
          checkedOn: today,
          ...state.filing.rules,
          facts,
          ...checkEligibility(definition, facts),
        });
      }
      case "awaiting-complements":
        // What is there was checked; the next check comes with the last of what is awaited.
        return accept();
      case "admissible":
        return admissibilityDeclared(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: () => ({}),
});

import type { Authorise } from "#commands/operation.js";
import { factsMayBeOld } from "#commands/recorded-world.js";
import type { Streams } from "#commands/streams.js";
import { engine, type PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { type Committee, committee } from "#labelling/committee/committee.js";
import { mandateOn } from "#labelling/committee/mandates.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { label } from "#labelling/label/label.js";
import { organisation, type Right } from "#labelling/organisation/organisation.js";
import { session } from "#labelling/session/session.js";
import { isOrganisations, webhook } from "#labelling/webhook/webhook.js";
import { policies } from "./policies.js";

/** Reads the policies; what is another's answers like what does not exist. */
export const authoriser =
  (streams: Streams, today: () => string): Authorise =>
  async ({ type, on, creates }, id, { actor, body }) => {
    // The engine: reactions, deadlines, and the operator at the console.
    if (actor.id === engine || actor.as === engine) return "granted";
    const reach = policies[type]?.[actor.as];
    if (reach === undefined) return "forbidden";
    if (reach === "any") return "granted";
    const person = actor.id;
    if (reach === "seated") {
      const board = (maxAge: number) => boardOf(streams, maxAge, on.kind, id, body);
      const isSeated = async (maxAge: number) =>
        mandateOn(await board(maxAge), person, today()) !== undefined;
      return (await isSeated(factsMayBeOld)) || (await isSeated(0)) ? "granted" : "not-found";
    }
    const [kind, thing] = creates ? parentIn(body) : [on.kind, id];
    const known = await rightOver({ streams, person, maxAge: factsMayBeOld }, kind, thing);
    if (known === "edit") return "granted";
    // A "no" from what was known a second ago may be out of date; it is given from the head alone.
    const right = await rightOver({ streams, person, maxAge: 0 }, kind, thing);
    if (right === "edit") return "granted";
    return right === "view" ? "forbidden" : "not-found";
  };

/** The committee that a session or an instruction is before, or that one is to be convened of. */
const boardOf = async (
  streams: Streams,
  maxAge: number,
  kind: string,
  id: string,
  body: object,
): Promise<Committee> => {
  const load = async (scheme: string) => (await streams.load(committee, scheme, maxAge)).state;
  if ("scheme" in body) return load(String(body.scheme));
  if (kind === session.kind) {
    const { state } = await streams.load(session, id, maxAge);
    return state.phase === "unknown" ? committee.initial : load(state.scheme);
  }
  const { state } = await streams.load(instruction, id, maxAge);
  return state.phase === "not-opened" ? committee.initial : load(state.scheme);
};

/** A new thing belongs to what its body names: an initiative to its organisation, a file to its initiative. */
const parentIn = (body: object): readonly [string, string] => {
  if ("initiative" in body) return ["initiative", String(body.initiative)];
  if ("organisation" in body) return ["organisation", String(body.organisation)];
  return ["", ""];
};

interface Asked {
  readonly streams: Streams;
  readonly person: PersonId;
  /** How old what is known may be, in milliseconds. */
  readonly maxAge: number;
}

/** What a person may do with a thing that is their own, directly or through an organisation. */
const rightOver = async (asked: Asked, kind: string, id: string): Promise<Right | undefined> => {
  const { streams, person, maxAge } = asked;
  switch (kind) {
    case "person":
      return id === person ? "edit" : undefined;
    case "organisation": {
      const { state } = await streams.load(organisation, id, maxAge);
      if (state.phase !== "registered") return undefined;
      return state.signatories.includes(person) ? "edit" : state.people[person];
    }
    case "initiative": {
      const { state } = await streams.load(initiative, id, maxAge);
      return state.phase === "registered"
        ? rightOver(asked, organisation.kind, state.organisation)
        : undefined;
    }
    case "application": {
      const { state } = await streams.load(application, id, maxAge);
      return state.phase === "not-started"
        ? undefined
        : rightOver(asked, organisation.kind, state.content.organisation);
    }
    case "label": {
      const { state } = await streams.load(label, id, maxAge);
      return state.phase === "not-granted"
        ? undefined
        : rightOver(asked, organisation.kind, state.held.organisation);
    }
    case "webhook": {
      const { state } = await streams.load(webhook, id, maxAge);
      return state.phase !== "unknown" && isOrganisations(state.owner)
        ? rightOver(asked, organisation.kind, state.owner.organisation)
        : undefined;
    }
    default:
      return undefined;
  }
};

import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Names, Step, World } from "#kernel/index.js";
import type { OrganisationEvent } from "./organisation.js";
import { registerOrganisation } from "./register-organisation.js";

const names: Names = {
  self: "ours",
  claim: (kind, value) => `${kind} ${value}`,
  derived: (kind, key) => `${kind} of ${key}`,
};

/** What the organisation's own stream tells, and no other. */
const after = (...history: readonly OrganisationEvent[]): World => ({
  fold: async <State, Event extends DomainEvent>({ evolve, initial }: Aggregate<State, Event>) =>
    history.reduce((state, event) => evolve(state, event as DomainEvent as Event), initial),
  blob: () => Promise.reject(new Error("no blob is read")),
});

const { identifier, ...facts } = registerOrganisation.example;
const claim = "siret 73282932000074";
const told = (steps: readonly Step[]) =>
  steps.map(({ command, id, body }) => [command.type, id, body]);
const registering = async (body: typeof registerOrganisation.example, world: World) => {
  const answer = await registerOrganisation.steps(body, names, world);
  if ("rejected" in answer) throw new Error(answer.rejected.code);
  return answer;
};

describe("registering an organisation", () => {
  const owner = { owner: "organisation-ours" };

  it("takes its number, and enrols it under that claim", async () => {
    const steps = await registering({ ...facts, identifier }, after());
    expect(told(steps)).toEqual([
      ["TakeClaim", claim, { ...owner, number: "siret" }],
      ["EnrolOrganisation", "ours", { ...facts, identifier: { ...identifier, claim } }],
    ]);
    // First its own stream says that it is given up: only then may the number go to others.
    expect(told(steps[0]?.back ?? [])).toEqual([
      ["AbandonRegistration", "ours", { claim }],
      ["ReleaseClaim", claim, owner],
    ]);
  });

  it("takes none where there is none", async () => {
    const none = { kind: "none", reason: "from abroad" } as const;
    const steps = await registering({ ...facts, identifier: none }, after());
    expect(told(steps)).toEqual([["EnrolOrganisation", "ours", { ...facts, identifier: none }]]);
  });

  it("takes no number for one whose registration was given up", async () => {
    const world = after({ type: "NeverStarted", claim });
    expect(await registerOrganisation.steps({ ...facts, identifier }, names, world)).toEqual({
      rejected: { code: "REGISTRATION_GIVEN_UP", about: {} },
    });
  });
});

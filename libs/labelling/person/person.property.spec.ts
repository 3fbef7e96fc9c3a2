import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Capacity, Command } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import { endRole } from "./end-role.js";
import { grantRole } from "./grant-role.js";
import { issueToken } from "./issue-token.js";
import { capacityByToken, overlap, type Person, person, type PersonEvent } from "./person.js";
import { revokeRole } from "./revoke-role.js";
import { revokeToken } from "./revoke-token.js";

type Act = readonly [Command<object, Person, PersonEvent>, object];

const days = Array.from({ length: 9 }, (_, nth) => `2026-01-0${nth + 1}`);
const day = fc.constantFrom(...days);
const capacity = fc.constantFrom<Capacity>("secretariat", "chair");
const hash = fc.constantFrom("aa".repeat(32), "bb".repeat(32));

const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({ capacity, from: day, until: day }, { requiredKeys: ["capacity", "from"] })
    .map((body) => [grantRole, body] as const),
  fc.record({ capacity, on: day }).map((body) => [endRole, body] as const),
  fc.record({ capacity }).map((body) => [revokeRole, body] as const),
  fc
    .record({ hash, capacity, expiresOn: day }, { requiredKeys: ["hash", "capacity"] })
    .map((body) => [issueToken, body] as const),
  fc.record({ hash }).map((body) => [revokeToken, body] as const),
);

/** Acts over the days, in order: what happened, with the day of each event. */
const live = (acts: readonly (readonly [string, Act])[]) => {
  const registered: PersonEvent = { type: "PersonRegistered", name: "effacé", email: "effacé" };
  const history: { readonly on: string; readonly event: PersonEvent }[] = [];
  let state = person.evolve(person.initial, registered);
  for (const [on, [command, body]] of acts.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const decision = command.decide(state, body, circumstances(on), undefined);
    const events = "accepted" in decision ? decision.accepted : [];
    state = events.reduce(person.evolve, state);
    history.push(...events.map((event) => ({ on, event })));
    // The same command twice gives no second event.
    if (events.length > 0) {
      const again = command.decide(state, body, circumstances(on), undefined);
      if ("accepted" in again) expect(again.accepted).toEqual([]);
    }
  }
  return { state, history };
};

describe("whatever is asked of a person, in whatever order", () => {
  const acts = fc.array(fc.tuple(day, act), { maxLength: 30 });

  it("no two roles in one capacity share a day", () =>
    fc.assert(
      fc.property(acts, (asked) => {
        const { state } = live(asked);
        if (state.phase !== "registered") throw new Error("registered from the start");
        const clashes = state.roles.flatMap((a, nth) =>
          state.roles
            .slice(nth + 1)
            .filter((b) => a.capacity === b.capacity && overlap(a, b))
            .map((b) => [a, b]),
        );
        expect(clashes).toEqual([]);
      }),
    ));

  it("a token is good only under the role that it was made under, and never once revoked", () =>
    fc.assert(
      fc.property(acts, hash, day, (asked, token, today) => {
        const { state, history } = live(asked.filter(([on]) => on <= today));
        const opened = capacityByToken(state, token, today);
        if (opened === undefined) return;
        const events = history.map(({ event }) => event);
        const made = events.findIndex((e) => e.type === "TokenIssued" && e.hash === token);
        const since = events.slice(made + 1);
        expect(made).toBeGreaterThanOrEqual(0);
        expect(since.filter((e) => e.type === "TokenRevoked" && e.hash === token)).toEqual([]);
        expect(since.filter((e) => e.type === "RoleRevoked" && e.capacity === opened)).toEqual([]);
        // Its role was never over between its making and today: the ends set on the way all lie ahead.
        const ends = since.flatMap((e) =>
          e.type === "RoleEndSet" && e.capacity === opened ? [e.until] : [],
        );
        const last = ends.at(-1);
        if (last !== undefined) expect(last >= today).toBe(true);
      }),
      { numRuns: 500 },
    ));
});

import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Actor, Command, PersonId } from "#kernel/index.js";
import { circumstances } from "#kernel/story.js";
import type { Committee as Board, RollEntry } from "../committee/committee.js";
import {
  ballotForms,
  basisEffects,
  type Committee,
  majorityBases,
  seatBases,
  secondQuorums,
  tieRules,
} from "../scheme/definition.js";
import { castBallot } from "./cast-ballot.js";
import { closeBallots } from "./close-ballots.js";
import { decideItem } from "./decide-item.js";
import type { SessionEvent } from "./events.js";
import { giveCastingVote } from "./give-casting-vote.js";
import { giveProxy } from "./give-proxy.js";
import { choices } from "./majority.js";
import { openDeliberation } from "./open-deliberation.js";
import { openSession } from "./open-session.js";
import { type Done, recount } from "./recount.story.js";
import { requestDeliberation } from "./request-deliberation.js";
import { recuseMember } from "./recuse-member.js";
import { session } from "./session.js";
import { added, convened, file, heldOn, terms } from "./session.story.js";
import { tallyBallots } from "./tally-ballots.js";

const institutions = ["CRCI", "NFX", "APIM"];
const personOf = (n: number) =>
  `7c0e7a54-5a4c-8a8e-9f43-0000000000${String(n).padStart(2, "0")}` as PersonId;

const share = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([a, b]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b) }));
const effect = fc.constantFrom(...basisEffects);
const rules: fc.Arbitrary<Partial<Committee>> = fc.record({
  quorum: fc.record({
    basis: fc.constantFrom(...seatBases),
    share,
    proxiesCount: fc.boolean(),
    recusals: effect,
    abstentionsCount: fc.boolean(),
  }),
  majority: fc.record({
    basis: fc.constantFrom(...majorityBases),
    share,
    exceed: fc.boolean(),
    abstentions: effect,
    recusals: effect,
    proxiesPerMember: fc.integer({ min: 0, max: 2 }),
  }),
  ballots: fc.constantFrom(...ballotForms),
  castingVote: fc.boolean(),
  tie: fc.constantFrom(...tieRules),
  secondConvening: fc.record({
    quorum: fc.constantFrom(...secondQuorums),
    after: fc.constant(terms.secondConvening.after),
  }),
});
const nth = fc.nat(9);
const meeting = fc.record({
  rules,
  convening: fc.constantFrom(1 as const, 2 as const),
  ranks: fc.array(fc.constantFrom("member" as const, "member" as const, "substitute" as const), {
    minLength: 1,
    maxLength: 9,
  }),
  absent: fc.array(nth, { maxLength: 4 }),
  proxies: fc.array(fc.tuple(nth, nth), { maxLength: 5 }),
  recusals: fc.array(nth, { maxLength: 3 }),
  ballots: fc.array(
    fc.record({ by: nth, on: fc.option(nth), choice: fc.constantFrom(...choices) }),
    { maxLength: 20 },
  ),
  casting: fc.constantFrom("for" as const, "against" as const),
});
type Meeting = typeof meeting extends fc.Arbitrary<infer M> ? M : never;

const rollOf = ({ ranks }: Meeting): readonly RollEntry[] =>
  ranks.map((rank, n) => ({
    person: personOf(n),
    institution: institutions[n % institutions.length] ?? "",
    rank,
    mandate: `m${n}`,
  }));

const boardOf = (roll: readonly RollEntry[]): Board => ({
  phase: "formed",
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: terms.seats,
  chair: "CRCI",
  mandates: roll.map((entry) => ({ ...entry, from: "2026-01-01" })),
  chairs: [{ person: personOf(0), from: "2026-01-01" }],
  deputies: [{ person: personOf(1), from: "2026-01-01" }],
});

/** Asks for everything in order; what is refused leaves nothing. */
const hold = (asked: Meeting) => {
  const roll = rollOf(asked);
  const seats = institutions.map((institution) => ({ institution, count: 3, substitutes: 3 }));
  const events: SessionEvent[] = [
    { ...convened({ ...asked.rules, seats }), convening: asked.convening },
    added,
  ];
  const secretly = new Map<PersonId, (typeof choices)[number]>();
  const ask = <Body extends object, Facts>(
    command: Command<Body, ReturnType<typeof session.evolve>, SessionEvent, Facts>,
    body: Body,
    facts: Facts,
    actor: Actor = { id: personOf(0), as: "reviewer" },
  ): boolean => {
    const state = events.reduce(session.evolve, session.initial);
    const decision = command.decide(state, body, circumstances(heldOn, actor), facts);
    if ("rejected" in decision) return false;
    for (const event of decision.accepted) {
      if (event.type === "SecretBallotCast") secretly.set(event.on, event.choice);
      events.push(event.type === "SecretBallotCast" ? { ...event, choice: "abstain" } : event);
    }
    return true;
  };
  const member = (n: number): Actor => ({ id: personOf(n), as: "reviewer" });
  for (const [from, to] of asked.proxies) ask(giveProxy, { to: personOf(to) }, roll, member(from));
  const present = roll.map(({ person }) => person).filter((_, n) => !asked.absent.includes(n));
  ask(openSession, { present }, boardOf(roll));
  for (const n of asked.recusals) ask(recuseMember, { item: file }, undefined, member(n));
  ask(
    requestDeliberation,
    { item: file, question: { ask: "grant", conditions: [] } },
    { ties: [] },
  );
  ask(openDeliberation, { item: file }, undefined);
  for (const { by, on, choice } of asked.ballots)
    ask(
      castBallot,
      { item: file, choice, ...(on !== null && { on: personOf(on) }) },
      undefined,
      member(by),
    );
  ask(closeBallots, { item: file }, undefined);
  const voters = events.find((event) => event.type === "DeliberationOpened")?.voters.length ?? 0;
  const cast = (choice: string) => [...secretly.values()].filter((one) => one === choice).length;
  const counts = {
    for: cast("for"),
    against: cast("against"),
    abstain: cast("abstain"),
    notCast: voters - secretly.size,
  };
  ask(tallyBallots, { item: file, counts }, undefined);
  const presiding = events.find((event) => event.type === "DeliberationOpened")?.presiding.person;
  if (presiding)
    ask(giveCastingVote, { item: file, choice: asked.casting }, undefined, {
      id: presiding,
      as: "chair",
    });
  ask(decideItem, { item: file, motives: "m" }, undefined);
  return { events, secretly, present, roll, seats };
};

/** What people did, as the events tell; secret choices as they were made. */
const doneIn = (
  asked: Meeting,
  { events, secretly, present, roll, seats }: ReturnType<typeof hold>,
): Done => {
  const rules = { ...terms, ...asked.rules, seats };
  const votes = new Map<PersonId, string>();
  for (const e of events) if (e.type === "BallotCast") votes.set(e.on, e.choice);
  if (rules.ballots === "secret") for (const [on, choice] of secretly) votes.set(on, choice);
  return {
    terms: rules,
    convening: asked.convening,
    roll,
    inRoom: new Set(present),
    recused: new Set(events.flatMap((e) => (e.type === "MemberRecused" ? [e.person] : []))),
    proxies: new Map(
      events.flatMap((e) => (e.type === "ProxyGiven" ? [[e.from, e.to] as const] : [])),
    ),
    votes,
    casting: events.find((e) => e.type === "CastingVoteGiven")?.choice,
  };
};

describe("whatever committee meets, whoever comes, recuses themselves or votes,", () => {
  it("decides only what its votes carry, as another count of them tells", () => {
    let decided = 0;
    fc.assert(
      fc.property(meeting, (asked) => {
        const held = hold(asked);
        const done = doneIn(asked, held);
        const again = recount(done);
        for (const event of held.events) {
          if (event.type !== "BallotCast" && event.type !== "SecretBallotCast") continue;
          expect(done.recused.has(event.voter) || done.recused.has(event.on)).toBe(false);
          expect(done.inRoom.has(event.voter)).toBe(true);
        }
        const decision = held.events.find((event) => event.type === "ItemDecided");
        if (!decision) return;
        decided += 1;
        const { counts, result, majority } = decision.sheet;
        expect(again.quorumMet).toBe(true);
        expect([counts.for, counts.against, counts.abstain + counts.notCast]).toEqual([
          again.f,
          again.against,
          again.silent,
        ]);
        expect(majority.met).toBe(again.adopted);
        expect(decision.outcome === "granted").toBe(again.adopted);
        expect(result === "adopted").toBe(again.adopted);
      }),
      { numRuns: 500 },
    );
    // Else the property would hold of nothing.
    expect(decided).toBeGreaterThan(50);
  });
});

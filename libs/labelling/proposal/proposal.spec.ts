import { describe, expect, it } from "@jest/globals";
import type { Actor, Aggregate, DomainEvent, Json, PersonId, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { board, ana, as, stranger, today } from "../instruction/instruction.story.js";
import { creativallee } from "../scheme/shipped/creativallee.js";
import { session as meeting } from "../session/session.js";
import { convened } from "../session/session.story.js";
import { isApproved } from "./is-approved.js";
import { proposal, type Proposal, type ProposalEvent } from "./proposal.js";
import { proposeRules } from "./propose-rules.js";
import { putProposalOnAgenda } from "./put-proposal-on-agenda.js";
import { settleProposal } from "./settle-proposal.js";
import { withdrawProposal } from "./withdraw-proposal.js";

const rules = story(proposal);
const [inForce, definition] = ["11".repeat(32), "22".repeat(32)];
const [session, another] = ["s1", "s2"];
const member = as(ana);

const changed = {
  ...creativallee,
  charter: creativallee.charter.map((article) => ({ ...article, required: false })),
} as unknown as Json;
const facts = {
  current: { definition: inForce, rules: creativallee },
  content: changed,
  board: board(),
};
const body = {
  scheme: "creativallee",
  definition,
  about: ["charter", creativallee.charter[0]?.id ?? "", creativallee.eligibility[0]?.code ?? ""],
  motives: "Trop de dossiers la recopient.",
};
const proposed: ProposalEvent = {
  type: "RulesProposed",
  ...body,
  proposer: ana,
  proposedOn: today,
};
const withdrawn: ProposalEvent = { type: "ProposalWithdrawn", withdrawnOn: today };
const approved: ProposalEvent = { type: "ProposalApproved", session, decidedOn: today };
const sentBack: ProposalEvent = { type: "ProposalSentBack", session, decidedOn: today };
const after = (...history: readonly ProposalEvent[]): Proposal =>
  history.reduce(proposal.evolve, proposal.initial);

const knowing = (
  states: Readonly<Record<string, unknown>>,
  blobs: Readonly<Record<string, Json>>,
) =>
  ({
    fold: async <State, Event extends DomainEvent>({ kind }: Aggregate<State, Event>, id: string) =>
      states[`${kind} ${id}`] as State,
    blob: async (hash) => blobs[hash] ?? null,
  }) satisfies World;

describe("proposing rules", () => {
  const when = (some: Partial<typeof body> = {}, more: Partial<typeof facts> = {}, by = member) =>
    rules.given().when(proposeRules, { ...body, ...some }, today, { ...facts, ...more }, by);
  it("names the definition, what it changes, and why", () => when().then(proposed));
  it("comes from a member of the committee, on that day", () =>
    when({}, {}, as(stranger)).refused("PROPOSER_HAS_NO_SEAT", { today }));
  it("is about rules that are in force, and other ones", () => {
    const { current: _, ...unpublished } = facts;
    rules
      .given()
      .when(proposeRules, body, today, unpublished, member)
      .refused("PROPOSAL_WITHOUT_SCHEME");
    when({ definition: inForce }).refused("PROPOSAL_CHANGES_NOTHING");
  });
  it("is refused with all that is wrong with its definition", () =>
    when({}, { content: { ...creativallee, id: "other", brand: 5 } as unknown as Json }).refused(
      "PROPOSAL_HAS_FAULTS",
      { count: 2 },
      [
        { pointer: "/brand", code: "EXPECTED_TEXT", about: {} },
        {
          pointer: "/id",
          code: "SCHEME_ID_DIFFERS",
          about: { found: "other", expected: "creativallee" },
        },
      ],
    ));
  it("names parts that the rules have, or had", () => {
    when({ about: ["charter", "nothing", "nowhere"] }).refused("PROPOSAL_ABOUT_NOTHING", {
      unknown: ["nothing", "nowhere"],
    });
    const fewer = { ...creativallee, charter: creativallee.charter.slice(1) } as unknown as Json;
    when({}, { content: fewer }).then(proposed);
    when({ about: ["eligibility", "committee"] }).then({
      ...proposed,
      about: ["eligibility", "committee"],
    });
  });
  it("is made once", () =>
    rules
      .given(proposed)
      .when(proposeRules, body, today, facts, member)
      .refused("ALREADY_PROPOSED"));
  it("reads the rules in force and those proposed", async () => {
    const seats = board();
    const told = (scheme: unknown) =>
      proposeRules.gather?.(
        proposal.initial,
        body,
        knowing(
          { "scheme creativallee": scheme, "committee creativallee": seats },
          { [definition]: changed, [inForce]: creativallee as unknown as Json },
        ),
        "p1",
      );
    const current = { version: 1, definition: inForce };
    expect(await told({ phase: "published", current })).toEqual({ ...facts, board: seats });
    expect(await told({ phase: "drafted", draft: inForce })).toEqual({
      content: changed,
      board: seats,
    });
  });
});

describe("withdrawing a proposal", () => {
  const given = (...history: readonly ProposalEvent[]) => ({
    by: (who: Actor) => rules.given(...history).when(withdrawProposal, {}, today, undefined, who),
  });
  it("is for whoever made it, with motives or without", () => {
    given(proposed).by(member).then(withdrawn);
    const motives = "Une autre se prépare.";
    rules
      .given(proposed)
      .when(withdrawProposal, { motives }, today, undefined, member)
      .then({ ...withdrawn, motives });
    given(proposed).by(as(stranger)).refused("PROPOSAL_NOT_YOURS");
  });
  it("says nothing new of one that is withdrawn", () =>
    given(proposed, withdrawn).by(member).then());
  it("comes too late once the committee has decided", () => {
    const about = { decidedOn: today };
    given(proposed, approved).by(member).refused("PROPOSAL_DECIDED", about);
    given(proposed, sentBack).by(member).refused("PROPOSAL_DECIDED", about);
  });
  it("needs a proposal", () => given().by(member).refused("PROPOSAL_NOT_MADE"));
});

describe("putting a proposal on an agenda", () => {
  const asking = meeting.evolve(meeting.initial, convened());
  const put = (by = session): ProposalEvent => ({
    type: "ProposalPutOnAgenda",
    session: by,
    putOn: today,
  });
  const when = (some: object, ...history: readonly ProposalEvent[]) =>
    rules
      .given(...history)
      .when(putProposalOnAgenda, { session }, today, { asking, isFree: true, ...some });
  it("notes which session has it", () => {
    when({}, proposed).then(put());
    when({}, proposed, put(another)).then(put());
  });
  it("says nothing new of a session that has it already, though it was taken back", () => {
    when({ isFree: false }, proposed, put()).then();
    when({}, proposed, put(), withdrawn).then();
  });
  it("is refused while another session has it", () =>
    when({ isFree: false }, proposed, put(another)).refused("MATTER_ON_ANOTHER_AGENDA"));
  it("is refused where it awaits no decision of that committee", () => {
    when({}).refused("MATTER_NOT_READY");
    when({}, proposed, withdrawn).refused("MATTER_NOT_READY");
    when({}, proposed, put(another), approved).refused("MATTER_NOT_READY");
    when({ asking: { ...asking, scheme: "other" } }, proposed).refused("MATTER_NOT_READY");
    when({ asking: meeting.initial }, proposed).refused("SESSION_UNKNOWN");
    when({ asking: { phase: "adjourned" } }, proposed).refused("SESSION_ADJOURNED");
  });
  it.each([
    [true, undefined],
    [true, { is: "adjourned" }],
    [true, { is: "decided", outcome: "adjourned" }],
    [false, { is: "listed" }],
    [false, { is: "deliberating" }],
    [false, { is: "decided", outcome: "sent-back" }],
    [false, { is: "decided", outcome: "approved" }],
  ])("is free (%s) where the session before it has it so: %j", async (isFree, stage) => {
    const before = { phase: "open", items: stage ? [{ item: "p1", stage }] : [] };
    const facts = await putProposalOnAgenda.gather?.(
      after(proposed, put(another)),
      { session },
      knowing({ [`session ${session}`]: asking, [`session ${another}`]: before }, {}),
      "p1",
    );
    expect(facts).toEqual({ asking, isFree });
  });
});

describe("settling a proposal", () => {
  const approval = { type: "ProposalApproved", decidedOn: today } as const;
  const when = (history: readonly ProposalEvent[], by = session) =>
    rules.given(...history).when(settleProposal, { session: by }, today, approval);
  it("records what the session decided", () => {
    when([proposed]).then(approved);
    rules
      .given(proposed)
      .when(settleProposal, { session }, today, { type: "ProposalSentBack", decidedOn: today })
      .then(sentBack);
  });
  it("holds though it was withdrawn while the committee had it in hand", () =>
    when([proposed, withdrawn]).then(approved));
  it("happens once; the first decision stands", () => {
    when([proposed, approved]).then();
    when([proposed, approved], another).refused("PROPOSAL_DECIDED", { decidedOn: today });
    when([proposed, sentBack], another).refused("PROPOSAL_DECIDED", { decidedOn: today });
  });
  it("needs a proposal, and a decision on it", () => {
    when([]).refused("PROPOSAL_NOT_MADE");
    rules
      .given(proposed)
      .when(settleProposal, { session }, today, undefined)
      .refused("PROPOSAL_NOT_DECIDED");
  });
  it("reads the decision in the session", async () => {
    const told = (stage: object | undefined) =>
      settleProposal.gather?.(
        proposal.initial,
        { session },
        knowing(
          { "session s1": { phase: "open", items: stage ? [{ item: "p1", stage }] : [] } },
          {},
        ),
        "p1",
      );
    const decided = { is: "decided", decidedOn: today };
    expect(await told({ ...decided, outcome: "approved" })).toEqual(approval);
    expect(await told({ ...decided, outcome: "sent-back" })).toEqual({
      ...approval,
      type: "ProposalSentBack",
    });
    expect(await told({ ...decided, outcome: "adjourned" })).toBeUndefined();
    expect(await told({ is: "listed" })).toBeUndefined();
    expect(await told(undefined)).toBeUndefined();
    const nowhere = knowing({ "session s1": { phase: "unknown" } }, {});
    expect(await settleProposal.gather?.(after(proposed), { session }, nowhere, "p1")).toBe(
      undefined,
    );
  });
});

describe("rules are approved", () => {
  const asked = { scheme: "creativallee", definition };
  const known = (state: Proposal, those = asked) =>
    isApproved(knowing({ "proposal p1": state }, {}), "p1", those);
  it("by the proposal that holds just them", async () => {
    expect(await known(after(proposed, approved))).toBe(true);
    expect(await known(after(proposed, approved), { ...asked, definition: inForce })).toBe(false);
    expect(await known(after(proposed, approved), { ...asked, scheme: "another" })).toBe(false);
    for (const history of [[], [proposed], [proposed, withdrawn], [proposed, sentBack]])
      expect(await known(after(...history))).toBe(false);
  });
  it("and nothing comes of what was never proposed", () => {
    for (const event of [withdrawn, approved, sentBack])
      expect(proposal.evolve(proposal.initial, event)).toEqual(proposal.initial);
  });
});

/** A person is told by their id alone. */
it("names who proposes by their id", () =>
  expect(after(proposed)).toMatchObject({ proposer: ana satisfies PersonId, about: body.about }));

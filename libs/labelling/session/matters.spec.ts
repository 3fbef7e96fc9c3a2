import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Step, StreamName, World } from "#kernel/index.js";
import { awaitsDecision } from "./agenda-facts.js";
import { deliberate } from "./deliberate.js";
import { events, voteOn } from "./events.js";
import { isUnderWay } from "./item.js";
import { matterKinds, type Matter } from "./matter.js";
import { putOnAgenda } from "./put-on-agenda.js";
import { session, stageOf } from "./session.js";
import { ana, added, bob, convened, file, opened } from "./session.story.js";
import { subjectIn } from "./subject.js";

const self = "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03";
const question = { ask: "grant", conditions: [] } as const;
const stream = `session-${self}` as StreamName;

const sitting = (kind: Matter["kind"], item = file) =>
  [convened(), { ...added, kind, item }, opened(ana, bob)].reduce(session.evolve, session.initial);

/** Streams that have come as far as their names are given here. */
const worldOf = (states: Readonly<Record<string, object>>): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) =>
    (states[`${on.kind}-${id}`] ?? on.initial) as State,
  blob: () => Promise.reject(new Error("there are none here")),
});

const names = { self, claim: () => "claimed", derived: () => "derived" };

type Steps = ReturnType<typeof putOnAgenda.steps>;

const stepsOf = async (steps: Steps): Promise<readonly Step[]> => {
  const found = await steps;
  if ("rejected" in found) throw new Error(found.rejected.code);
  return found;
};

/** Steps as their commands are named, with what each is given and what takes it back. */
const told = async (steps: Steps) =>
  (await stepsOf(steps)).map(({ command, id, body, key, back = [] }) => [
    key ?? "",
    command.type,
    id,
    body,
    ...back.map((one) => [one.command.type, one.id, one.body]),
  ]);

const aboutFile = ["EnterAgenda", file, { session: self }] as const;
const released = ["ReleaseApplication", file, { session: self }] as const;
const entered = {
  application: [...aboutFile, released],
  appeal: [...aboutFile, released],
  renewal: ["PutLabelOnAgenda", file, { session: self, kind: "renewal" }],
  revocation: ["PutLabelOnAgenda", file, { session: self, kind: "revocation" }],
  proposal: ["PutProposalOnAgenda", file, { session: self }],
} as const satisfies Record<Matter["kind"], readonly unknown[]>;

describe("a matter that comes before a session", () => {
  it.each(matterKinds)(
    "says in its own stream whose agenda has it, then is listed: %s",
    async (kind) => {
      const body = { kind, item: file };
      expect(await told(putOnAgenda.steps(body, names, worldOf({})))).toEqual([
        ["", ...entered[kind]],
        ["add", "AddAgendaItem", self, body],
      ]);
    },
  );

  it.each(matterKinds)("is held while it is deliberated: %s", async (kind) => {
    const body = { item: file, question };
    const held =
      kind === "application" || kind === "appeal"
        ? ["HoldApplication", file, { session: self }]
        : entered[kind];
    const world = worldOf({ [stream]: sitting(kind) });
    expect(await told(deliberate.steps(body, names, world))).toEqual([
      [
        "",
        "RequestDeliberation",
        self,
        body,
        ["AdjournItem", self, { item: file, reason: "put-off" }],
      ],
      ["hold", ...held],
      ...(kind === "renewal" || kind === "revocation"
        ? [["take-up", "TakeUpLabel", file, { session: self, kind }]]
        : []),
      ["open", "OpenDeliberation", self, { item: file }],
    ]);
  });

  it("is not held where it is not listed: the question is refused", async () => {
    const body = { item: "another", question };
    for (const world of [worldOf({ [stream]: sitting("appeal") }), worldOf({})])
      expect((await stepsOf(deliberate.steps(body, names, world))).map(({ key }) => key)).toEqual([
        undefined,
        "open",
      ]);
  });
});

describe("whether it awaits this committee’s decision", () => {
  const waits = (kind: Matter["kind"], states: Readonly<Record<string, object>>) =>
    awaitsDecision(sitting(kind), { kind, item: file }, worldOf(states));
  const filed = (phase: string, scheme = "creativallee") => ({
    [`application-${file}`]: { phase, content: { scheme } },
  });

  it("is so of a file that is admissible, of an appeal where it was lodged", async () => {
    expect(await waits("application", filed("admissible"))).toBe(true);
    expect(await waits("appeal", filed("appealed"))).toBe(true);
  });
  it("is so of no file elsewhere, or of another committee", async () => {
    expect(await waits("application", filed("appealed"))).toBe(false);
    expect(await waits("appeal", filed("admissible"))).toBe(false);
    expect(await waits("application", filed("admissible", "other"))).toBe(false);
    expect(await waits("appeal", {})).toBe(false);
  });
  it("is so of rules that are proposed to it", async () => {
    const proposed = (phase: string, scheme: string) => ({
      [`proposal-${file}`]: { phase, scheme },
    });
    expect(await waits("proposal", proposed("proposed", "creativallee"))).toBe(true);
    expect(await waits("proposal", proposed("approved", "creativallee"))).toBe(false);
    expect(await waits("proposal", proposed("proposed", "other"))).toBe(false);
  });
  it("is so of nothing before there is a session", async () =>
    expect(
      await awaitsDecision(
        session.initial,
        { kind: "application", item: file },
        worldOf(filed("admissible")),
      ),
    ).toBe(false));
});

describe("whose it is what is written about an item", () => {
  const owners = {
    application: `application-${file}`,
    appeal: `application-${file}`,
    renewal: `label-${file}`,
    revocation: `label-${file}`,
    proposal: `proposal-${file}`,
  } as const;

  it.each(matterKinds)("is its matter’s: %s", (kind) => {
    for (const type of ["DeliberationRequested", "ItemDecided"] as const)
      expect(events[type].subject?.({ kind, item: file }, stream)).toBe(owners[kind]);
    expect(subjectIn({ item: file }, stream, sitting(kind))).toBe(owners[kind]);
  });
  it("is the session’s own where there is no such item", () => {
    expect(subjectIn({ item: "another" }, stream, sitting("renewal"))).toBe(stream);
    expect(subjectIn({ item: file }, stream, session.initial)).toBe(stream);
  });
  it("is the vote’s own where it is a secret choice", () => {
    expect(voteOn(stream, file)).toBe(`vote-${self}.${file}`);
    expect(events.SecretBallotCast.subject?.({ item: file }, stream)).toBe(voteOn(stream, file));
  });
});

describe("how far an item has come", () => {
  it("is told of one that is listed", () => {
    expect(stageOf(sitting("appeal"), file)).toEqual({ is: "listed" });
    expect(stageOf(sitting("appeal"), "another")).toBeUndefined();
    expect(stageOf(session.initial, file)).toBeUndefined();
  });
  it.each([
    ["requested", true],
    ["deliberating", true],
    ["closed", true],
    ["tallied", true],
    ["listed", false],
    ["decided", false],
    ["adjourned", false],
  ])("may not be disturbed: %s, %s", (is, isSo) =>
    expect(isUnderWay({ stage: { is } } as never)).toBe(isSo),
  );
});

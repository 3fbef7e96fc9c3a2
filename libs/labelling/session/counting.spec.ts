import { describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import { type Counts, majorityOf, resultOf } from "./majority.js";
import { presidingOf } from "./presiding.js";
import { asks, canAsk, outcomeOf, wantsMotives } from "./question.js";
import { quorumOf } from "./quorum.js";
import { terms } from "./session.story.js";
import { votersOf } from "./voters.js";

const [ana, bob, cleo, dan, eve] = ["ana", "bob", "cleo", "dan", "eve"].map(
  (name) => name as PersonId,
);
const seat = (
  person: PersonId | undefined,
  institution: string,
  rank: RollEntry["rank"] = "member",
) => ({ person: person ?? ("" as PersonId), institution, rank, mandate: `m-${person}` }) as const;
/** Two seats of CRCI, one of NFX, and Eve as CRCI's substitute. Dan is NFX's. */
const roll = [
  seat(ana, "CRCI"),
  seat(bob, "CRCI"),
  seat(cleo, "NFX"),
  seat(eve, "CRCI", "substitute"),
  seat(dan, "NFX", "substitute"),
];
const people = (...some: readonly (PersonId | undefined)[]) => some.flatMap((one) => one ?? []);
const voting = (
  present: readonly PersonId[],
  proxies: object = {},
  recused: readonly PersonId[] = [],
) =>
  votersOf({ roll, present, proxies: proxies as Record<PersonId, PersonId> }, recused).map(
    ({ person, on }) => (person === on ? person : `${person} for ${on}`),
  );

describe("the votes on an item", () => {
  it("are one a member who is there", () =>
    expect(voting(people(ana, bob, cleo))).toEqual(["ana", "bob", "cleo"]));
  it("are none for who is away", () => expect(voting(people(ana))).toEqual(["ana"]));
  it("go to the holder of a proxy who is there", () => {
    expect(voting(people(ana), { cleo: "ana" })).toEqual(["ana", "ana for cleo"]);
    expect(voting(people(bob), { cleo: "ana" })).toEqual(["bob"]);
  });
  it("are a member's own once they come, proxy or not", () =>
    expect(voting(people(ana, cleo), { cleo: "ana" })).toEqual(["ana", "cleo"]));
  it("go to as many substitutes as their institution has empty seats", () => {
    expect(voting(people(ana, eve))).toEqual(["ana", "eve"]);
    expect(voting(people(ana, bob, eve))).toEqual(["ana", "bob"]);
    expect(voting(people(ana, dan))).toEqual(["ana", "dan"]);
  });
  it("go by the proxy that a member gave rather than to a substitute", () =>
    expect(voting(people(ana, eve), { bob: "ana" })).toEqual(["ana", "ana for bob"]));
  it("are nobody's where a member is recused: no proxy, no substitute", () => {
    expect(voting(people(ana, eve), {}, people(bob))).toEqual(["ana"]);
    expect(voting(people(ana), { cleo: "ana" }, people(cleo))).toEqual(["ana"]);
  });
  it("never go through the hands of a recused one", () =>
    expect(voting(people(ana, dan), { cleo: "ana" }, people(ana))).toEqual(["dan"]));
});

const quorum = (
  change: Partial<Committee["quorum"]>,
  present: readonly PersonId[],
  more: {
    proxies?: object;
    recused?: readonly PersonId[];
    convening?: 2;
    abstentions?: number;
  } = {},
) => {
  const { proxies = {}, recused = [], convening = 1, abstentions = 0 } = more;
  const voters = votersOf(
    { roll, present, proxies: proxies as Record<PersonId, PersonId> },
    recused,
  );
  const { size, required, reached, met } = quorumOf(
    { ...terms, quorum: { ...terms.quorum, ...change } },
    { roll, voters, recused, convening, abstentions },
  );
  return [size, required, reached, met];
};

describe("the quorum", () => {
  it("is a share of all seats, or of those that are filled", () => {
    expect(quorum({ basis: "all-seats" }, people(ana, bob))).toEqual([4, 2, 2, true]);
    expect(quorum({ basis: "filled-seats" }, people(ana))).toEqual([3, 2, 1, false]);
  });
  it("is at least the share: a half of three takes two", () =>
    expect(quorum({ basis: "filled-seats" }, people(ana, bob))).toEqual([3, 2, 2, true]));
  it("is exact where a decimal would not be", () =>
    expect(
      quorum({ share: { numerator: 1, denominator: 3 }, basis: "filled-seats" }, people(ana)),
    ).toEqual([3, 1, 1, true]));
  it("counts proxies where they count", () => {
    const by = { proxies: { cleo: "ana" } };
    expect(quorum({ proxiesCount: true }, people(ana), by)).toEqual([4, 2, 2, true]);
    expect(quorum({ proxiesCount: false }, people(ana), by)).toEqual([4, 2, 1, false]);
  });
  it("lets a recused member leave the basis, or stay in it as absent", () => {
    const recused = people(ana);
    expect(quorum({ recusals: "leave-the-basis" }, people(ana, bob), { recused })).toEqual([
      3,
      2,
      1,
      false,
    ]);
    expect(quorum({ recusals: "stay-in-the-basis" }, people(ana, bob), { recused })).toEqual([
      4,
      2,
      1,
      false,
    ]);
  });
  it("takes no seat out for a substitute", () =>
    expect(
      quorum({ recusals: "leave-the-basis" }, people(ana, bob), { recused: people(eve) })[0],
    ).toBe(4));
  it("loses those who abstain, where they do not count as there", () => {
    expect(quorum({ abstentionsCount: true }, people(ana, bob), { abstentions: 1 })).toEqual([
      4,
      2,
      2,
      true,
    ]);
    expect(quorum({ abstentionsCount: false }, people(ana, bob), { abstentions: 1 })).toEqual([
      4,
      2,
      1,
      false,
    ]);
  });
  it("is waived when convened anew, where the rules say so; one has to come all the same", () => {
    expect(quorum({}, people(ana), { convening: 2 })).toEqual([4, 1, 1, true]);
    expect(quorum({}, [], { convening: 2 })).toEqual([4, 1, 0, false]);
  });
});

const majority = (
  change: Partial<Committee["majority"]>,
  counts: Partial<Counts>,
  more: { recused?: readonly PersonId[]; castingVote?: "for" | "against" } = {},
) => {
  const present = people(ana, bob, cleo, dan);
  const { recused = [], ...casting } = more;
  const voters = votersOf({ roll, present, proxies: {} }, recused);
  const all = { for: 0, against: 0, abstain: 0, notCast: 0, ...counts };
  const sheet = majorityOf(
    { ...terms, majority: { ...terms.majority, ...change } },
    { roll, present, voters, recused, counts: all, ...casting },
  );
  const { size, required, reached } = sheet;
  return [size, required, reached, resultOf(sheet, all, more.castingVote)];
};

describe("the majority", () => {
  const there = { basis: "present-or-represented", abstentions: "leave-the-basis" } as const;
  it("is more than the share of those who vote for or against", () => {
    expect(majority(there, { for: 2, against: 1 })).toEqual([3, 2, 2, "adopted"]);
    expect(majority(there, { for: 1, against: 1, abstain: 1 })).toEqual([2, 2, 1, "tied"]);
    expect(majority(there, { for: 1, notCast: 2 })).toEqual([1, 1, 1, "adopted"]);
  });
  it("is reached at the share where it need not be exceeded", () =>
    expect(majority({ ...there, exceed: false }, { for: 1, against: 1, abstain: 1 })).toEqual([
      2,
      1,
      1,
      "adopted",
    ]));
  it("has abstentions weigh like votes against, where they stay", () =>
    expect(
      majority({ ...there, abstentions: "stay-in-the-basis" }, { for: 1, abstain: 1, notCast: 1 }),
    ).toEqual([3, 2, 1, "not-adopted"]));
  it("may be one of all seats, or of filled ones", () => {
    const counts = { for: 2, against: 1 };
    expect(majority({ basis: "all-seats" }, counts)).toEqual([4, 3, 2, "not-adopted"]);
    expect(majority({ basis: "filled-seats" }, counts)).toEqual([3, 2, 2, "adopted"]);
  });
  it("has recused members leave the basis, or weigh against", () => {
    const recused = people(ana);
    const counts = { for: 1, against: 1 };
    expect(majority({ ...there, recusals: "leave-the-basis" }, counts, { recused })).toEqual([
      2,
      2,
      1,
      "tied",
    ]);
    expect(majority({ ...there, recusals: "stay-in-the-basis" }, counts, { recused })).toEqual([
      3,
      2,
      1,
      "tied",
    ]);
    expect(
      majority({ basis: "filled-seats", recusals: "leave-the-basis" }, counts, { recused })[0],
    ).toBe(2);
    expect(
      majority({ basis: "filled-seats", recusals: "stay-in-the-basis" }, counts, { recused })[0],
    ).toBe(3);
  });
  it("is settled by the casting vote where a vote more is enough", () => {
    const tie = { for: 1, against: 1, abstain: 1 };
    expect(majority(there, tie, { castingVote: "for" })).toEqual([2, 2, 2, "adopted"]);
    expect(majority(there, tie, { castingVote: "against" })).toEqual([2, 2, 1, "not-adopted"]);
    expect(
      majority({ basis: "all-seats" }, { for: 1, against: 1 }, { castingVote: "for" }),
    ).toEqual([4, 3, 2, "not-adopted"]);
  });
  it("is never reached by nobody", () => {
    expect(majority(there, { abstain: 3 })).toEqual([0, 1, 0, "not-adopted"]);
    expect(majority({ ...there, exceed: false }, { notCast: 3 })).toEqual([0, 1, 0, "not-adopted"]);
  });
});

describe("who presides", () => {
  const board = { roll, chair: ana, deputy: cleo } as never as {
    roll: typeof roll;
    chair: PersonId;
    deputy: PersonId;
  };
  const by = (
    rule: Partial<Committee["chair"]>,
    present: readonly PersonId[],
    recused: readonly PersonId[] = [],
    elected?: PersonId,
  ) => {
    const presiding = presidingOf(
      { institution: "CRCI", whenAbsent: "substitute", whenRecused: "substitute", ...rule },
      { ...board, present, ...(elected && { elected }) },
      recused,
    );
    return presiding && `${presiding.person} as ${presiding.as}`;
  };
  it("is the chair, where there and not recused", () =>
    expect(by({}, people(ana, cleo))).toBe("ana as chair"));
  it("is the deputy in their stead, or a substitute of the presiding institution", () => {
    expect(by({}, people(bob, cleo, eve))).toBe("cleo as deputy");
    expect(by({}, people(bob, eve))).toBe("eve as substitute");
    expect(by({}, people(ana, eve), people(ana))).toBe("eve as substitute");
    expect(by({}, people(ana, cleo, eve), people(ana, cleo))).toBe("eve as substitute");
    expect(by({}, people(bob, dan))).toBeUndefined();
    expect(by({}, people(eve), people(eve))).toBeUndefined();
  });
  it("is who was elected, where the rules say so", () => {
    const elects = { whenAbsent: "elected-for-the-session" } as const;
    expect(by(elects, people(bob, cleo), [], bob)).toBe("bob as elected");
    expect(by(elects, people(bob, cleo))).toBeUndefined();
    expect(by(elects, people(cleo), [], bob)).toBeUndefined();
    expect(by(elects, people(eve), [], eve)).toBeUndefined();
    expect(by(elects, people(ana, bob), people(ana), bob)).toBeUndefined();
  });
  it("is nobody, where the rules have it adjourned", () => {
    expect(by({ whenRecused: "adjourned" }, people(ana, cleo), people(ana))).toBeUndefined();
    expect(by({ whenRecused: "adjourned" }, people(cleo))).toBe("cleo as deputy");
    expect(by({ whenAbsent: "adjourned" }, people(cleo))).toBeUndefined();
  });
});

describe("what a vote decides", () => {
  it.each([
    ["grant", "granted", "refused"],
    ["grant-with-conditions", "granted-with-conditions", "refused"],
    ["adjourn", "adjourned", undefined],
    ["renew", "renewed", "not-renewed"],
    ["revoke", "revoked", "not-revoked"],
    ["approve", "approved", "sent-back"],
  ] as const)("to %s: %s, or %s", (ask, yes, no) => {
    expect(outcomeOf(ask, "adopted", "adjourned")).toBe(yes);
    expect(outcomeOf(ask, "not-adopted", "adjourned")).toBe(no);
    expect(outcomeOf(ask, "tied", "refused")).toBe(no);
    expect(outcomeOf(ask, "tied", "adjourned")).toBe(ask === "adjourn" ? undefined : "adjourned");
  });
  it("wants motives for all that gives less than was asked for", () => {
    const bare = ["granted", "renewed", "not-revoked", "approved"] as const;
    expect(bare.map(wantsMotives)).toEqual([false, false, false, false]);
    const less = [
      "granted-with-conditions",
      "adjourned",
      "refused",
      "not-renewed",
      "revoked",
      "sent-back",
    ] as const;
    expect(less.map(wantsMotives)).toEqual([true, true, true, true, true, true]);
  });
  it("may be asked of what it fits", () => {
    const fitting = (kind: Parameters<typeof canAsk>[0]) => asks.filter((ask) => canAsk(kind, ask));
    expect(fitting("application")).toEqual(["grant", "grant-with-conditions", "adjourn"]);
    expect(fitting("appeal")).toEqual(fitting("application"));
    expect(fitting("renewal")).toEqual(["adjourn", "renew"]);
    expect(fitting("revocation")).toEqual(["adjourn", "revoke"]);
    expect(fitting("proposal")).toEqual(["adjourn", "approve"]);
  });
});

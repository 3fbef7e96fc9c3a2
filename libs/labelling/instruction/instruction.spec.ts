import { describe, expect, it } from "@jest/globals";
import { validateSync } from "class-validator";
import type { Aggregate, DomainEvent, World } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { application } from "../application/application.js";
import { committee } from "../committee/committee.js";
import { worldOf } from "../label/label.story.js";
import { addNote } from "./add-note.js";
import { amendReview } from "./amend-review.js";
import { assignReviewer } from "./assign-reviewer.js";
import { clearInterest } from "./clear-interest.js";
import { closeInstruction } from "./close-instruction.js";
import { instructionCommands, instructionSteps } from "./commands.js";
import { declareInterest } from "./declare-interest.js";
import { declineReview } from "./decline-review.js";
import { surroundings } from "./eligible-reviewer.js";
import type { InstructionEvent } from "./events.js";
import { findInterests } from "./find-interests.js";
import { instruction } from "./instruction.js";
import {
  ana,
  as,
  assigned,
  board,
  bob,
  cleo,
  closed,
  dan,
  file,
  interest,
  office,
  opened,
  parties,
  review,
  rules,
  stranger,
  submitted,
  today,
} from "./instruction.story.js";
import { openInstruction } from "./open-instruction.js";
import { reopenInstruction } from "./reopen-instruction.js";
import { replaceReviewer } from "./replace-reviewer.js";
import { reportInterest } from "./report-interest.js";
import { ReviewBody } from "./review-shape.js";
import { reviewsThatCount } from "./reviews.js";
import { submitReview } from "./submit-review.js";

const one = story(instruction);
const known = { board: board(), parties };
const after = (...history: readonly InstructionEvent[]) =>
  history.reduce(instruction.evolve, instruction.initial);
const engineActor = { id: "engine", as: "engine" } as const;

describe("opening an instruction", () => {
  const found = { ...rules, parties, board: board() };
  it("takes over the grid, the minimum and the delay, and tells apart whom ids tie to the file", () =>
    one
      .given()
      .when(openInstruction, {}, today, { ...found, board: board(stranger) })
      .then(
        opened,
        { ...interest(stranger, "engine"), grounds: "institution" } as InstructionEvent,
        interest(dan, "engine"),
      ));
  it("counts the delay as calendars do", () =>
    expect(opened).toMatchObject({ openedOn: "2026-11-30", reviewBy: "2027-02-28" }));
  it("happens once", () => {
    one.given(opened).when(openInstruction, {}, today, undefined).then();
    one.given(opened, closed).when(openInstruction, {}, today, undefined).then();
  });
  it("wants a file that is admissible", () =>
    one.given().when(openInstruction, {}, today, undefined).refused("NOT_TO_BE_REVIEWED"));
});

const gathered = (there: World, state = instruction.initial) =>
  openInstruction.gather?.(state, {}, there, file);

const world = (admissible: boolean): World => ({
  fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
    if (on.kind === committee.kind) {
      expect(id).toBe("creativallee");
      return board() as State;
    }
    if (on.kind === application.kind) {
      expect(id).toBe(file);
      const content = { initiative: "i1", organisation: "o1", scheme: "creativallee" };
      const { schemeVersion, definition } = rules;
      const filing = { rules: { schemeVersion, definition } };
      return { phase: admissible ? "admissible" : "checked", content, filing } as State;
    }
    expect([on.kind, id]).toEqual(["organisation", "o1"]);
    return {
      phase: "registered",
      institution: "APIM",
      people: { [dan]: "edit" },
      signatories: [],
    } as State;
  },
  blob: async () => ({
    review: {
      grid: rules.criteria.map((line) => ({ ...line, label: { fr: "f", en: "e" } })),
      minimum: 2,
    },
    procedure: { delays: { review: rules.delay } },
  }),
});

describe("what an instruction asks of other streams", () => {
  it("is the file and its rules, to open it", async () => {
    expect(await gathered(world(true))).toEqual({ ...rules, parties, board: board() });
    expect(await gathered(world(false))).toBeUndefined();
    expect(await gathered(world(true), after(opened))).toBeUndefined();
  });
  it("is nobody's file where its organisation is not registered", async () => {
    const there: World = {
      ...world(true),
      fold: async (on, id) => (on.kind === "organisation" ? on.initial : world(true).fold(on, id)),
    };
    expect(await openInstruction.gather?.(instruction.initial, {}, there, file)).toBeUndefined();
    expect(await surroundings(after(opened), there)).toEqual({ board: board() });
  });
  it("is who sits and whom the file touches by now, to ask for reviews", async () => {
    expect(await surroundings(after(opened), world(true))).toEqual(known);
    const state = after(opened);
    const by = { person: ana, by: bob, motives: "m" };
    for (const gathered of [
      assignReviewer.gather?.(state, by, world(true), file),
      replaceReviewer.gather?.(state, by, world(true), file),
      findInterests.gather?.(state, {}, world(true), file),
      submitReview.gather?.(state, review, world(true), file),
      amendReview.gather?.(state, review, world(true), file),
    ])
      expect(await gathered).toEqual(known);
    expect(await surroundings(instruction.initial, world(true))).toEqual({
      board: committee.initial,
    });
  });
});

const assign = (who = ana, facts: typeof known = known) => ({
  after: (...history: readonly InstructionEvent[]) =>
    one.given(...history).when(assignReviewer, { person: who }, today, facts, office),
});

describe("assigning a reviewer", () => {
  it("gives them the scheme’s delay from that day", () => {
    assign().after(opened).then(assigned(ana));
    one
      .given(opened)
      .when(assignReviewer, { person: ana }, "2027-01-31", known, office)
      .then({ ...assigned(ana), assignedOn: "2027-01-31", dueOn: "2027-04-30" });
  });
  it("says whether the engine or the secretariat chose", () =>
    one
      .given(opened)
      .when(assignReviewer, { person: ana }, today, known, engineActor)
      .then(assigned(ana, "engine")));
  it("says nothing when it is so already", () => assign().after(opened, assigned(ana)).then());
  it("wants a seat on the committee that day", () =>
    assign(stranger).after(opened).refused("REVIEWER_HAS_NO_SEAT", { today }));
  it("is for nobody with an interest that was told", () => {
    assign().after(opened, interest(ana)).refused("REVIEWER_HAS_INTEREST");
    assign().after(opened, interest(ana, "colleague")).refused("REVIEWER_HAS_INTEREST");
  });
  it("is for nobody whom ids tie to the file, at its opening or since", () => {
    assign(dan).after(opened).refused("REVIEWER_HAS_INTEREST");
    assign(stranger, { board: board(stranger), parties })
      .after(opened)
      .refused("REVIEWER_HAS_INTEREST");
    const joined = { board: board(), parties: { organisation: "o1", people: [cleo] } };
    assign(cleo, joined).after(opened).refused("REVIEWER_HAS_INTEREST");
    // Who has left the organisation since is tied as before.
    assign(dan, joined).after(opened).refused("REVIEWER_HAS_INTEREST");
  });
  it("is for nobody who signed the file, though they have left the organisation since", () =>
    assign()
      .after({ ...opened, signatory: ana } as InstructionEvent)
      .refused("REVIEWER_HAS_INTEREST"));
  it("is judged by the seat alone where the organisation tells nothing", () => {
    const free = { ...opened, people: [] } as InstructionEvent;
    const { institution: _, ...ofNone } = { ...parties, people: [] };
    one
      .given(free)
      .when(assignReviewer, { person: dan }, today, { board: board() }, office)
      .then(assigned(dan));
    assign(dan, { board: board(), parties: ofNone }).after(free).then(assigned(dan));
  });
  it("may come again to who declined, or whose interest was cleared", () => {
    const declined: InstructionEvent = {
      type: "ReviewerDeclined",
      person: ana,
      motives: "m",
      declinedOn: today,
    };
    assign().after(opened, assigned(ana), declined).then(assigned(ana));
    const cleared: InstructionEvent = {
      type: "InterestCleared",
      person: ana,
      reason: "r",
      clearedOn: today,
    };
    assign().after(opened, interest(ana, "colleague"), cleared).then(assigned(ana));
  });
});

const decline = (...history: readonly InstructionEvent[]) =>
  one.given(...history).when(declineReview, { motives: "Congé" }, today, undefined, as(ana));

describe("declining a review", () => {
  const declined: InstructionEvent = {
    type: "ReviewerDeclined",
    person: ana,
    motives: "Congé",
    declinedOn: today,
  };
  it("is for who was asked, before the review is in", () => {
    decline(opened, assigned(ana)).then(declined);
    decline(opened, assigned(bob)).refused("REVIEWER_NOT_ASSIGNED");
    decline(opened, assigned(ana), submitted(ana)).refused("REVIEW_IS_IN");
  });
  it("says nothing new twice", () => decline(opened, assigned(ana), declined).then());
  it("is not what an interest does", () =>
    decline(opened, assigned(ana), interest(ana)).refused("REVIEWER_NOT_ASSIGNED"));
});

describe("replacing a reviewer", () => {
  const body = { person: ana, by: bob, motives: "Absence" };
  const replaced: InstructionEvent = { type: "ReviewerReplaced", ...body, replacedOn: today };
  const replace = (...history: readonly InstructionEvent[]) =>
    one.given(...history).when(replaceReviewer, body, today, known, office);
  it("asks another at once", () => replace(opened, assigned(ana)).then(replaced, assigned(bob)));
  it("says nothing new twice", () =>
    replace(opened, assigned(ana), replaced, assigned(bob)).then());
  it("is of a reviewer", () => {
    replace(opened).refused("REVIEWER_NOT_ASSIGNED");
    replace(opened, assigned(ana), replaced).refused("REVIEWER_NOT_ASSIGNED");
  });
  it("makes no review go away", () =>
    replace(opened, assigned(ana), submitted(ana)).refused("REVIEW_IS_IN"));
  it("is by somebody who may review, and does not yet", () => {
    replace(opened, assigned(ana), assigned(bob)).refused("REVIEWS_ALREADY");
    replace(opened, assigned(ana), interest(bob)).refused("REVIEWER_HAS_INTEREST");
    one
      .given(opened, assigned(ana))
      .when(replaceReviewer, { ...body, by: stranger }, today, known, office)
      .refused("REVIEWER_HAS_NO_SEAT", { today });
  });
});

describe("declaring an interest", () => {
  const note = "Ancien conseil";
  const declare = (...history: readonly InstructionEvent[]) =>
    one
      .given(...history)
      .when(declareInterest, { grounds: "other", note }, today, undefined, as(ana));
  const declared = { ...interest(ana), note } as InstructionEvent;
  it("is one’s own act, asked for a review or not", () => {
    declare(opened).then(declared);
    declare(opened, assigned(ana)).then(declared);
    one
      .given(opened)
      .when(declareInterest, { grounds: "person" }, today, undefined, as(ana))
      .then({ ...interest(ana), grounds: "person" } as InstructionEvent);
  });
  it("takes the review away that was in", () => {
    const state = after(opened, assigned(ana), submitted(ana), interest(ana));
    expect(reviewsThatCount(state)).toEqual([]);
    expect(state).toMatchObject({ reviewers: [], left: { [ana]: "interested" } });
  });
  it("says nothing new twice, and something new after a colleague", () => {
    declare(opened, interest(ana)).then();
    declare(opened, interest(ana, "colleague")).then(declared);
  });
  it("is a person’s", () =>
    one
      .given(opened)
      .when(declareInterest, { grounds: "other" }, today, undefined, engineActor)
      .refused("INTEREST_OF_NOBODY"));
});

const report = (who: typeof ana, ...history: readonly InstructionEvent[]) =>
  one
    .given(...history)
    .when(reportInterest, { person: who, grounds: "other" }, today, { known: true }, as(ana));

describe("reporting an interest", () => {
  it("tells of a colleague, and who said so", () =>
    report(bob, opened).then(interest(bob, "colleague")));
  it("of oneself is a declaration", () => report(ana, opened).then(interest(ana)));
  it("says nothing new twice", () => {
    report(bob, opened, interest(bob, "colleague")).then();
    report(bob, opened, interest(bob)).then(interest(bob, "colleague"));
  });
  it("is of somebody who is known", () =>
    one
      .given(opened)
      .when(reportInterest, { person: bob, grounds: "other" }, today, { known: false }, as(ana))
      .refused("INTERESTED_PERSON_UNKNOWN"));
  it.each(["registered", "unknown"])("asks the person’s own stream: %s", async (phase) => {
    const there: World = {
      fold: async <State, Event extends DomainEvent>(on: Aggregate<State, Event>, id: string) => {
        expect([on.kind, id]).toEqual(["person", bob]);
        return { phase } as State;
      },
      blob: () => Promise.reject(new Error("there are none here")),
    };
    const body = { person: bob, grounds: "other" } as const;
    expect(await reportInterest.gather?.(after(opened), body, there, file)).toEqual({
      known: phase === "registered",
    });
  });
});

const unrecused = { recused: false };
const clear = (actor: typeof office, ...history: readonly InstructionEvent[]) =>
  one
    .given(...history)
    .when(clearInterest, { person: bob, reason: "Homonyme" }, today, unrecused, actor);

describe("clearing an interest", () => {
  const cleared: InstructionEvent = {
    type: "InterestCleared",
    person: bob,
    reason: "Homonyme",
    clearedOn: today,
  };

  it("sets free whom somebody was mistaken about", () => {
    clear(office, opened, interest(bob, "colleague")).then(cleared);
    clear(office, opened, interest(bob)).then(cleared);
  });
  it("does so once the file is decided, too", () =>
    clear(office, opened, interest(bob, "colleague"), closed).then(cleared));
  it("is of what a colleague said at a vote alone, where that vote is named", async () => {
    const session = "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
    const recusedBy = async (source: "colleague" | "member", item: string) => {
      const recusals = [{ person: bob, ground: "other", source }];
      const items = [{ kind: "appeal", item, recusals, stage: { is: "adjourned" } }];
      const world = worldOf({ [`session-${session}`]: { phase: "closed", items } });
      const body = { person: bob, reason: "Homonyme", session };
      return clearInterest.gather?.(instruction.initial, body, world, file);
    };
    expect(await recusedBy("colleague", file)).toEqual({ recused: true });
    expect(await recusedBy("member", file)).toEqual(unrecused);
    expect(await recusedBy("colleague", session)).toEqual(unrecused);
    const body = { person: bob, reason: "Homonyme", session };
    one
      .given(opened, closed)
      .when(clearInterest, body, today, { recused: true }, office)
      .then({ ...cleared, session } as InstructionEvent);
  });
  it("brings no review back", () => {
    const state = after(
      opened,
      assigned(bob),
      submitted(bob),
      assigned(ana),
      interest(bob, "colleague"),
      interest(cleo),
      cleared,
    );
    expect(reviewsThatCount(state)).toEqual([]);
    expect(state).toMatchObject({ interests: [{ person: cleo }], reviewers: [{ person: ana }] });
  });
  it("is of one that was told", () => clear(office, opened).refused("INTEREST_NOT_DECLARED"));
  it("is never of one that ids prove", () =>
    clear(office, opened, interest(bob), interest(bob, "engine")).refused("INTEREST_PROVEN"));
  it("is never of one’s own", () =>
    clear(as(bob, "secretariat"), opened, interest(bob)).refused("OWN_INTEREST"));
});

const find = (facts: typeof known, ...history: readonly InstructionEvent[]) =>
  one.given(...history).when(findInterests, {}, today, facts);

describe("finding interests anew", () => {
  it("tells whom ids tie by now, each once", () => {
    find(known, opened).then(interest(dan, "engine"));
    find(known, opened, interest(dan, "engine")).then();
    // By the plainest ground: Dan sits for the institution that applies, too.
    find({ board: board(dan), parties }, opened).then({
      ...interest(dan, "engine"),
      grounds: "institution",
    } as InstructionEvent);
  });
  it("tells it beside what people said", () =>
    find(known, opened, interest(dan)).then(interest(dan, "engine")));
  it("goes by the file as it was opened where its organisation tells nothing", () =>
    one
      .given(opened)
      .when(findInterests, {}, today, { board: board() })
      .then(interest(dan, "engine")));
  it("takes away the review of who has come to the organisation since", () => {
    const joined = { board: board(), parties: { organisation: "o1", people: [ana] } };
    const history = [opened, assigned(ana), submitted(ana)];
    find(joined, ...history).then(interest(ana, "engine"));
    expect(reviewsThatCount(after(...history, interest(ana, "engine")))).toEqual([]);
  });
  it("holds a reviewer to the seat under which they were asked", () =>
    one
      .given(opened, { ...assigned(stranger), institution: "APIM" })
      .when(findInterests, {}, today, { board: committee.initial })
      .then({ ...interest(stranger, "engine"), grounds: "institution" } as InstructionEvent));
});

const faults = (marks: Readonly<Record<string, number>>) => {
  const body = { ...review, marks };
  const state = after(opened, assigned(ana));
  const decision = submitReview.decide(state, body, circumstances(today, as(ana)), known);
  if ("accepted" in decision) return [];
  expect(decision.rejected.code).toBe("MARKS_REFUSED");
  return decision.rejected.faults;
};

const submit = (...history: readonly InstructionEvent[]) =>
  one.given(...history).when(submitReview, review, today, known, as(ana));

describe("submitting a review", () => {
  it("is taken from who was asked", () => submit(opened, assigned(ana)).then(submitted(ana)));
  it("is taken late too", () =>
    one
      .given(opened, assigned(ana))
      .when(submitReview, review, "2027-03-01", known, as(ana))
      .then({ ...submitted(ana), submittedOn: "2027-03-01" }));
  it("is taken from nobody else", () => {
    submit(opened, assigned(bob)).refused("REVIEWER_NOT_ASSIGNED");
    submit(opened, assigned(ana), interest(ana)).refused("REVIEWER_HAS_INTEREST");
  });
  it("is not taken from whom ids tie by now", () =>
    one
      .given(opened, assigned(ana))
      .when(
        submitReview,
        review,
        today,
        { ...known, parties: { organisation: "o1", people: [ana] } },
        as(ana),
      )
      .refused("REVIEWER_HAS_INTEREST"));
  it("comes once", () => submit(opened, assigned(ana), submitted(ana)).refused("REVIEW_IS_IN"));

  it("marks each criterion from 0 to its best, and nothing else", () => {
    expect(faults({ themeFit: 0, reach: 4 })).toEqual([]);
    expect(faults({ themeFit: 6, reach: -1, "a/b~c": 1 })).toEqual([
      { pointer: "/marks/themeFit", code: "MARK_OUT_OF_BOUNDS", about: { outOf: 5 } },
      { pointer: "/marks/reach", code: "MARK_OUT_OF_BOUNDS", about: { outOf: 4 } },
      { pointer: "/marks/a~1b~0c", code: "NO_SUCH_CRITERION", about: {} },
    ]);
    expect(faults({ themeFit: 5 })).toEqual([
      { pointer: "/marks/reach", code: "MARK_MISSING", about: {} },
    ]);
  });
  it.each([
    [{ themeFit: 1.5 }],
    [{ themeFit: "4" }],
    [[4]],
    ["4"],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`c${n}`, 1]))],
  ])("has marks in the shape of whole numbers: not %j", (marks) =>
    expect(
      validateSync(Object.assign(new ReviewBody(), review, { marks })).map(
        ({ constraints }) => constraints,
      ),
    ).toEqual([{ areMarks: "marks must hold at most 100 whole numbers by criterion" }]),
  );
});

describe("amending a review", () => {
  const body = { ...review, marks: { themeFit: 2, reach: 0 }, opinion: "reserved" } as const;
  const amended: InstructionEvent = {
    type: "ReviewAmended",
    person: ana,
    ...body,
    amendedOn: "2026-12-01",
  };
  const amend = (...history: readonly InstructionEvent[]) =>
    one.given(...history).when(amendReview, body, "2026-12-01", known, as(ana));
  it("puts another in its place", () => {
    amend(opened, assigned(ana), submitted(ana)).then(amended);
    expect(reviewsThatCount(after(opened, assigned(ana), submitted(ana), amended))).toEqual([
      {
        person: ana,
        institution: "CRCI",
        marks: body.marks,
        opinion: "reserved",
        submittedOn: today,
      },
    ]);
  });
  it("wants one to be in, of somebody who may review still", () => {
    amend(opened, assigned(ana)).refused("REVIEW_NOT_IN");
    amend(opened).refused("REVIEWER_NOT_ASSIGNED");
    amend(opened, assigned(ana), submitted(ana), interest(ana)).refused("REVIEWER_HAS_INTEREST");
  });
  it("makes no review where none is in", () =>
    expect(after(opened, assigned(ana), amended)).toEqual(after(opened, assigned(ana))));
});

describe("a note", () => {
  const text = "Budget confirmé";
  const added: InstructionEvent = {
    type: "NoteAdded",
    note: "00000000-0000-5000-8000-00000000c0de",
    author: ana,
    text,
    addedOn: today,
  };
  it("is left by who has no interest", () => {
    one.given(opened).when(addNote, { text }, today, undefined, as(ana)).then(added);
    one
      .given(opened, interest(ana))
      .when(addNote, { text }, today, undefined, as(ana))
      .refused("REVIEWER_HAS_INTEREST");
    expect(after(opened, added)).toEqual(after(opened));
  });
});

describe("an instruction that is not open", () => {
  it("closes once", () => {
    one.given(opened).when(closeInstruction, {}, today).then(closed);
    one.given(opened, closed).when(closeInstruction, {}, today).then();
    one.given().when(closeInstruction, {}, today).refused("INSTRUCTION_NOT_OPENED");
  });
  it("keeps its reviews", () =>
    expect(reviewsThatCount(after(opened, assigned(ana), submitted(ana), closed))).toHaveLength(1));
  it("takes nothing", () => {
    for (const [history, code] of [
      [[], "INSTRUCTION_NOT_OPENED"],
      [[opened, assigned(ana), submitted(ana), closed], "INSTRUCTION_CLOSED"],
    ] as const) {
      const it = one.given(...history);
      const motives = "m";
      it.when(assignReviewer, { person: ana }, today, known).refused(code);
      it.when(declineReview, { motives }, today, undefined, as(ana)).refused(code);
      it.when(replaceReviewer, { person: ana, by: bob, motives }, today, known).refused(code);
      it.when(declareInterest, { grounds: "other" }, today, undefined, as(ana)).refused(code);
      it.when(reportInterest, { person: bob, grounds: "other" }, today, { known: true }).refused(
        code,
      );
      it.when(submitReview, review, today, known, as(ana)).refused(code);
      it.when(amendReview, review, today, known, as(ana)).refused(code);
      it.when(addNote, { text: "t" }, today, undefined, as(ana)).refused(code);
    }
  });
  it("has none cleared before it is opened", () =>
    one
      .given()
      .when(clearInterest, { person: bob, reason: "r" }, today, unrecused)
      .refused("INSTRUCTION_NOT_OPENED"));
  it("has no interest to look for: unopened it cannot be asked, decided it needs none", () => {
    one.given().when(findInterests, {}, today, known).refused("INSTRUCTION_NOT_OPENED");
    one.given(opened, closed).when(findInterests, {}, today, known).then();
  });
  it("folds nothing before it is opened", () =>
    expect(instruction.evolve(instruction.initial, assigned(ana))).toEqual(instruction.initial));
  it("is opened once in its fold too", () =>
    expect(after(opened, assigned(ana), opened)).toEqual(after(opened, assigned(ana))));
});

describe("an appeal", () => {
  const reopened: InstructionEvent = { type: "InstructionReopened", reopenedOn: today };
  const history = [opened, assigned(ana), submitted(ana), closed] as const;
  const reopen = (isAppealed: boolean, ...told: readonly InstructionEvent[]) =>
    one.given(...told).when(reopenInstruction, {}, today, { isAppealed });
  it("opens the instruction again, with the reviews that it has", () => {
    reopen(true, ...history).then(reopened);
    expect(after(...history, reopened)).toEqual(after(opened, assigned(ana), submitted(ana)));
    one
      .given(...history, reopened)
      .when(closeInstruction, {}, today)
      .then(closed);
    one
      .given(...history, reopened)
      .when(assignReviewer, { person: bob }, today, known)
      .then(assigned(bob, "engine"));
  });
  it("opens it once, and only while it awaits its decision", () => {
    reopen(true, ...history, reopened).then();
    expect(after(opened, reopened)).toEqual(after(opened));
    reopen(false, ...history).refused("NOTHING_TO_REVIEW_AGAIN");
    reopen(true).refused("INSTRUCTION_NOT_OPENED");
  });
  it("is looked for in the file", async () => {
    const look = (phase: string) =>
      reopenInstruction.gather?.(
        instruction.initial,
        {},
        {
          fold: async <State>() => ({ phase }) as State,
          blob: () => Promise.reject(new Error("there are none here")),
        },
        file,
      );
    expect(await look("appealed")).toEqual({ isAppealed: true });
    expect(await look("decided")).toEqual({ isAppealed: false });
  });
});

describe("the commands of an instruction", () => {
  it("are each there once", () => {
    const types = [...instructionCommands, ...instructionSteps].map(({ type }) => type);
    expect(new Set(types).size).toBe(13);
  });
});

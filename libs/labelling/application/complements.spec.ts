import { describe, expect, it } from "@jest/globals";
import { application } from "./application.js";
import {
  awaiting,
  checked,
  declared,
  definition,
  draft,
  eligible,
  ends,
  facts,
  file,
  type History,
  lapsed,
  met,
  overdue,
  receipt,
  received,
  requested,
  signatureAsked,
  signed,
  unsignedChecked,
} from "./file.story.js";
import { lapseApplication } from "./lapse-application.js";
import { provideComplements, type ProvideComplementsBody } from "./provide-complements.js";
import { requestComplements, type ComplementItemBody } from "./request-complements.js";

const state = (history: History) => history.reduce(application.evolve, application.initial);

const ask = (history: History, items: readonly ComplementItemBody[], day = "2026-01-20") =>
  file.given(...history).when(requestComplements, { items }, day, definition);

describe("requesting complements", () => {
  const signature = { path: "signatory", nature: "incomplete" } as const;
  const article = { path: "charterAnswers.article1", nature: "incorrect" } as const;

  it("gives the scheme's delay, and keeps the note of each piece", () => {
    ask(unsignedChecked, [signature]).then(signatureAsked);
    const noted = { ...article, note: "Précisez qui suit ce volet." };
    ask(checked, [noted]).then(requested(noted));
  });
  it("knows every piece that the scheme asks for, and no other", () => {
    const paths = ["answers.summary", "answers.places", "documents.report", article.path];
    ask(
      checked,
      paths.map((path) => ({ path, nature: "incorrect" })),
    ).then(requested(...paths.map((path) => ({ path, nature: "incorrect" }) as const)));
    const unknown = ["answers.article1", "charterAnswers.summary", "documents.photo", "signature"];
    ask(
      checked,
      [...unknown, article.path].map((path) => ({ path, nature: "incorrect" })),
    ).refused("UNKNOWN_PIECES", { paths: unknown });
  });
  it("asks for a piece but once", () =>
    ask(checked, [article, article, { ...article, nature: "incomplete" }]).refused("ASKED_TWICE", {
      paths: [article.path],
    }));
  it("does not ask for a signature that is there", () =>
    ask(checked, [signature]).refused("SIGNED_ALREADY"));
  it("calls what the check found missing missing", () =>
    ask(unsignedChecked, [{ ...signature, nature: "incorrect" }, article]).refused(
      "MISSING_IS_INCOMPLETE",
      { paths: ["signatory"] },
    ));
  it("is so already when all of it is awaited", () => {
    ask(awaiting, [{ ...signature, note: "Encore une fois." }], "2026-01-25").then();
  });
  it("joins an open request, with the whole delay again for all of it", () => {
    const more = {
      type: "ComplementsRequested",
      items: [article, signature],
      requestedOn: "2026-02-19",
      dueOn: "2026-03-21",
    } as const;
    ask(awaiting, [article, signature], "2026-02-19").then(more);
    expect(state([...awaiting, more])).toMatchObject({
      phase: "awaiting-complements",
      filing: { deadlines: { awaited: [article, signature] } },
    });
  });
  it("can call a piece that it asked for something else", () => {
    const asked = [...unsignedChecked, requested(article)];
    const missing = { ...article, nature: "incomplete" } as const;
    ask(asked, [missing]).then(requested(missing));
    expect(state([...asked, requested(missing)])).toMatchObject({
      filing: { deadlines: { awaited: [missing] } },
    });
  });
  it("comes after a check", () => {
    ask(draft, [article]).refused("APPLICATION_NOT_RECEIVED");
    ask(receipt, [article]).refused("CHECK_AWAITED");
  });
  it("needs the rules of the scheme", () =>
    file
      .given(...checked)
      .when(requestComplements, { items: [article] }, "2026-01-20", undefined)
      .refused("RULES_UNKNOWN"));
  it("is over once admissibility is declared, or the delay has run out", () => {
    ask(declared, [article]).refused("ADMISSIBILITY_DECLARED", { declaredOn: "2026-03-01" });
    ask(overdue.history, [article], overdue.day).refused(overdue.code, overdue.about);
  });
  it.each(ends)("%s", (code, history, about) => ask(history, [article]).refused(code, about));
});

const provide = (history: History, body: ProvideComplementsBody, day = "2026-02-02") =>
  file.given(...history).when(provideComplements, body, day, definition);

describe("providing complements", () => {
  const asked = [
    ...checked,
    requested(
      { path: "charterAnswers.article1", nature: "incomplete" },
      { path: "answers.staff", nature: "incorrect" },
      { path: "documents.budget", nature: "incomplete" },
    ),
  ];
  const texts = { article1: "Mieux." };
  const some = {
    type: "ComplementsProvided",
    texts,
    values: {},
    provided: ["charterAnswers.article1"],
    providedOn: "2026-02-02",
  } as const;
  const both = {
    ...some,
    values: { staff: 3 },
    provided: ["answers.staff", "charterAnswers.article1"],
  } as const;

  it("can be done bit by bit", () => {
    provide(asked, { texts }).then(some);
    expect(state([...asked, some])).toMatchObject({
      phase: "awaiting-complements",
      filing: {
        deadlines: { awaited: [{ path: "answers.staff" }, { path: "documents.budget" }] },
      },
    });
  });
  it("meets the request with the last of it", () => {
    const last = [
      ...checked,
      requested(
        { path: "charterAnswers.article1", nature: "incomplete" },
        { path: "answers.staff", nature: "incorrect" },
      ),
    ];
    provide(last, { texts, values: { staff: 3 } }).then(both, met);
    expect(state([...last, both, met])).toMatchObject({
      phase: "received",
      content: { answered: ["article1", "article2"], values: { themes: ["innovation"], staff: 3 } },
      filing: { deadlines: { awaited: [] } },
    });
  });
  it("holds until the last day of the delay", () =>
    provide(asked, { texts }, "2026-02-19").then({ ...some, providedOn: "2026-02-19" }));
  it("comes too late once the delay has run out, though nobody has recorded it", () =>
    provide(asked, { texts }, overdue.day).refused(overdue.code, overdue.about));
  it("refuses more than the check of the file could record", () => {
    const themes = Array.from({ length: 100 }, (_, n) => `${n}`.padEnd(197, "x"));
    const places = themes.map((commune) => ({ commune: `${commune}é`, country: "BE" }));
    provide(asked, { values: { themes, places } }).refused("ANSWERS_TOO_LARGE");
  });
  it("refuses what was not asked for", () =>
    provide(asked, { texts: { ...texts, article2: "Aussi.", summary: "Et ceci." } }).refused(
      "NOT_ASKED_FOR",
      { paths: ["answers.summary", "charterAnswers.article2"] },
    ));
  it("refuses what was provided already", () =>
    provide([...asked, some], { texts }).refused("NOT_ASKED_FOR", {
      paths: ["charterAnswers.article1"],
    }));
  it("refuses nothing at all", () => provide(asked, {}).refused("NOTHING_PROVIDED"));
  it("tells all that is wrong with the answers", () => {
    const body = { texts: { article1: " ", "a/b~": "" }, values: { staff: "three" } };
    provide(asked, body).refused("ANSWERS_REFUSED", { count: 4 }, [
      { pointer: "/texts/a~1b~0", code: "UNKNOWN_QUESTION", about: {} },
      { pointer: "/values/staff", code: "ANSWER_DOES_NOT_FIT", about: {} },
      { pointer: "/texts/article1", code: "ANSWER_BLANK", about: {} },
      { pointer: "/texts/a~1b~0", code: "ANSWER_BLANK", about: {} },
    ]);
  });
  it("wants a request that is open", () => {
    provide(draft, { texts }).refused("APPLICATION_NOT_RECEIVED");
    for (const history of [receipt, checked, [...awaiting, signed, met]])
      provide(history, { texts }).refused("NO_COMPLEMENTS_AWAITED");
    provide(declared, { texts }).refused("ADMISSIBILITY_DECLARED", { declaredOn: "2026-03-01" });
  });
  it("needs the rules of the scheme", () =>
    file
      .given(...asked)
      .when(provideComplements, { texts }, "2026-02-02", undefined)
      .refused("RULES_UNKNOWN"));
  it.each(ends)("%s", (code, history, about) => provide(history, { texts }).refused(code, about));
});

const lapse = (history: History, day: string) =>
  file.given(...history).when(lapseApplication, {}, day);

describe("the lapse of an application", () => {
  it("is recorded once the last day is over", () => lapse(awaiting, "2026-02-20").then(lapsed));
  it("has effect on the last day, however late it is recorded", () =>
    lapse(awaiting, "2027-12-31").then(lapsed));
  it("is not recorded early, as by a clock that jumped back", () => {
    lapse(awaiting, "2026-02-19").then();
    lapse(awaiting, "2026-01-20").then();
  });
  it("does not come about where complements were provided in time", () => {
    lapse([...awaiting, signed, met], "2026-12-31").then();
    lapse([...awaiting, signed, met, eligible], "2026-12-31").then();
  });
  it("does not come about where a later request gave more time", () =>
    lapse(
      [...awaiting, { ...signatureAsked, requestedOn: "2026-02-10", dueOn: "2026-03-12" }],
      "2026-03-12",
    ).then());
  it("has nothing to say of other files", () => {
    for (const history of [draft, receipt, checked, declared]) lapse(history, "2026-12-31").then();
    for (const [code, history] of ends)
      if (code !== "APPLICATION_NOT_STARTED") lapse(history, "2026-12-31").then();
    lapse([], "2026-12-31").refused("APPLICATION_NOT_STARTED");
  });
});

describe("complements, from the check to the next", () => {
  it("end in a file that is checked as one that never lacked anything", () => {
    const after = state([...awaiting, signed, met, eligible]);
    const { facts: found } = eligible;
    expect(found).toEqual(facts);
    expect(after).toMatchObject({ phase: "checked", check: { eligibility: "eligible" } });
    expect(state([...draft, received])).toMatchObject({ phase: "received" });
  });
});

import { describe, expect, it } from "@jest/globals";
import type { World } from "#kernel/index.js";
import type { Initiative } from "../initiative/initiative.js";
import { initiative as initiatives } from "../initiative/initiative.js";
import type { Scheme } from "../scheme/scheme.js";
import { attachDocument } from "./attach-document.js";
import { editDraft, type EditDraftBody } from "./edit-draft.js";
import {
  asCarrier,
  asSecretariat,
  attached,
  awaiting,
  checked,
  declared,
  definition,
  draft,
  edited,
  ends,
  file,
  type History,
  initiative,
  made,
  organisation,
  overdue,
  receipt,
  requested,
  scheme,
  started,
  unsignedChecked,
} from "./file.story.js";
import { openDraft } from "./open-draft.js";
import { removeDocument } from "./remove-document.js";
import { startApplication } from "./start-application.js";

const today = "2026-01-05";

const edit = (body: EditDraftBody, ...history: History) =>
  file.given(...history).when(editDraft, body, today, definition);

describe("editing a draft", () => {
  it("records texts and answers", () =>
    edit({ texts: edited.texts, values: edited.values }, started).then(edited));
  it("leaves out what changes nothing", () =>
    edit({ values: { themes: ["innovation"], staff: 3 } }, ...draft).then({
      type: "DraftEdited",
      texts: {},
      values: { staff: 3 },
      cleared: [],
    }));
  it("is so already when nothing changes", () => {
    edit({}, ...draft).then();
    edit({ values: { themes: ["innovation"] } }, ...draft).then();
    edit({ texts: { summary: "  " }, clear: ["staff"] }, ...draft).then();
  });
  it("refuses more than the check of the file could record, taken together with what is there", () => {
    const themes = Array.from({ length: 100 }, (_, n) => `${n}`.padEnd(197, "x"));
    const places = themes.map((commune) => ({ commune: commune.padEnd(200, "é"), country: "BE" }));
    edit({ values: { themes } }, ...draft).then({
      type: "DraftEdited",
      texts: {},
      cleared: [],
      values: { themes },
    });
    const there = { type: "DraftEdited", texts: {}, values: { themes }, cleared: [] } as const;
    edit({ values: { places } }, ...draft, there).refused("ANSWERS_TOO_LARGE");
    edit({ values: { places } }, ...draft).then({ ...there, values: { places } });
  });
  it("takes away what is cleared or emptied, and what is there alone, once", () =>
    edit(
      { texts: { article2: "\u0085", summary: "" }, clear: ["themes", "article2", "staff"] },
      ...draft,
    ).then({ type: "DraftEdited", texts: {}, values: {}, cleared: ["themes", "article2"] }));
  it("lets a new answer win over taking it away", () =>
    edit(
      { texts: { article1: "Mieux." }, values: { staff: 3 }, clear: ["article1", "staff"] },
      ...draft,
    ).then({
      type: "DraftEdited",
      texts: { article1: "Mieux." },
      values: { staff: 3 },
      cleared: [],
    }));
  it("tells all that is wrong with the answers, each at its place", () => {
    const body = {
      texts: { themes: "innovation", nothing: "?" },
      values: { article1: true, summary: 3, unknown: 1, staff: "three", "a/b~": 1 },
    };
    file
      .given(...draft)
      .when(editDraft, body, today, definition)
      .refused("ANSWERS_REFUSED", { count: 7 }, [
        fault("/texts/themes", "VALUE_EXPECTED"),
        fault("/texts/nothing", "UNKNOWN_QUESTION"),
        fault("/values/article1", "TEXT_EXPECTED"),
        fault("/values/summary", "TEXT_EXPECTED"),
        fault("/values/unknown", "UNKNOWN_QUESTION"),
        fault("/values/staff", "ANSWER_DOES_NOT_FIT"),
        fault("/values/a~1b~0", "UNKNOWN_QUESTION"),
      ]);
  });
  it("needs the rules of the scheme", () =>
    file
      .given(...draft)
      .when(editDraft, {}, today, undefined)
      .refused("RULES_UNKNOWN"));
  it("is over once the file is received", () => {
    for (const history of [receipt, checked, awaiting, declared])
      edit({}, ...history).refused("APPLICATION_ALREADY_RECEIVED", { receivedOn: "2026-01-15" });
  });
  it.each(ends)("%s", (code, history, about) => edit({}, ...history).refused(code, about));
});

describe("starting an application", () => {
  const self = "9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
  const waiting: Initiative = {
    phase: "registered",
    organisation,
    live: self as never,
    closed: [],
  };
  const facts = { initiative: waiting, scheme, self };
  const body = { initiative, scheme: "label" };

  it("opens a draft for the initiative that waits for it", () =>
    file.given().when(openDraft, body, today, facts, asCarrier()).then(started));
  it("keeps the reference that it is known by elsewhere", () =>
    file
      .given()
      .when(openDraft, { ...body, reference: "npdc-01" }, today, facts)
      .then({ ...started, reference: "npdc-01" }));
  it("wants an initiative that is there", () =>
    file
      .given()
      .when(openDraft, body, today, { ...facts, initiative: initiatives.initial })
      .refused("INITIATIVE_NOT_OPEN_FOR_IT"));
  it("wants an initiative that waits for this very application", () =>
    file
      .given()
      .when(openDraft, body, today, { ...facts, self: "another" })
      .refused("INITIATIVE_NOT_OPEN_FOR_IT"));

  const closing: Scheme = { ...scheme, closesOn: today } as Scheme;
  it("is open to carriers to the end of the day on which the scheme closes", () => {
    const then = { ...facts, scheme: closing };
    file.given().when(openDraft, body, today, then, asCarrier()).then(started);
    file
      .given()
      .when(openDraft, body, "2026-01-06", then, asCarrier())
      .refused("SCHEME_TAKES_NO_FILES", { scheme: "label", day: "2026-01-06" });
  });
  it("lets the secretariat enter what came in on paper before the scheme closed", () =>
    file
      .given()
      .when(openDraft, body, "2026-01-06", { ...facts, scheme: closing }, asSecretariat)
      .then({ ...started, startedOn: "2026-01-06" }));
  it("wants a published scheme", () =>
    file
      .given()
      .when(openDraft, body, today, { ...facts, scheme: { phase: "unknown" } }, asSecretariat)
      .refused("SCHEME_TAKES_NO_FILES", { scheme: "label", day: today }));

  it("is so already when it was started for the same thing", () => {
    file.given(started).when(openDraft, body, today, facts).then();
    for (const other of [
      { ...body, initiative: "another" },
      { ...body, scheme: "another" },
    ])
      file
        .given(started)
        .when(openDraft, other, today, facts)
        .refused("APPLICATION_ALREADY_STARTED");
  });

  it("goes by the initiative, and sets it free where the draft is refused", async () => {
    const names = { self, claim: () => "", derived: () => "" };
    const steps = await startApplication.steps(body, names, {} as World);
    expect(steps).toMatchObject([
      {
        command: { type: "OpenApplication" },
        id: initiative,
        body: { application: self },
        back: [
          {
            command: { type: "CloseApplication" },
            id: initiative,
            body: { application: self, outcome: "never-started" },
          },
        ],
      },
      { command: { type: "OpenDraft" }, id: self, body },
    ]);
  });
});

const fault = (pointer: string, code: string) => ({ pointer, code, about: {} });

const many = (count: number) =>
  Array.from({ length: count }, (_one, nth) => ({ ...attached, hash: `${nth}` }));

describe("attaching a document", () => {
  const { type: _, document: __, attachedOn: ___, ...body } = attached;
  const attach = (...history: History) =>
    file.given(...history).when(attachDocument, body, "2026-01-06", definition);
  const provided = { ...attached, attachedOn: "2026-02-02" };

  it("records what it is, under the id of the command", () => attach(...draft).then(attached));
  it("is so already for the same bytes of the same kind", () => attach(...draft, attached).then());
  it("takes the same bytes as another kind, and other bytes of the same", () => {
    attach(...draft, { ...attached, kind: "report" }).then(attached);
    attach(...draft, { ...attached, hash: "cd".repeat(32) }).then(attached);
  });
  it("wants a kind that the scheme knows", () => {
    file
      .given(...draft)
      .when(attachDocument, { ...body, kind: "photo" }, today, definition)
      .refused("UNKNOWN_DOCUMENT_KIND", { kind: "photo" });
    file
      .given(...draft)
      .when(attachDocument, body, today, undefined)
      .refused("UNKNOWN_DOCUMENT_KIND", { kind: "budget" });
  });
  it("stops at a hundred", () => {
    attach(...draft, ...many(99)).then(attached);
    attach(...draft, ...many(100)).refused("TOO_MANY_DOCUMENTS", { most: 100 });
  });

  const asked = { path: "documents.budget", nature: "incomplete" } as const;
  it("provides what complements were requested for; the last of it meets the request", () => {
    file
      .given(...checked, requested(asked))
      .when(attachDocument, body, "2026-02-02", definition)
      .then(provided, { type: "ComplementsMet", metOn: "2026-02-02" });
    file
      .given(...checked, requested(asked, { path: "documents.report", nature: "incomplete" }))
      .when(attachDocument, body, "2026-02-02", definition)
      .then(provided);
  });
  it("refuses what was not asked for", () =>
    attach(...awaiting).refused("NOT_ASKED_FOR", { paths: ["documents.budget"] }));
  it("has no place in a file that is received and complete", () => {
    for (const history of [receipt, checked, unsignedChecked])
      attach(...history).refused("APPLICATION_ALREADY_RECEIVED", { receivedOn: "2026-01-15" });
    attach(...declared).refused("ADMISSIBILITY_DECLARED", { declaredOn: "2026-03-01" });
  });
  it("comes too late once the delay has run out", () =>
    file
      .given(...overdue.history)
      .when(attachDocument, body, overdue.day, definition)
      .refused(overdue.code, overdue.about));
  it.each(ends)("%s", (code, history, about) => attach(...history).refused(code, about));
});

const remove = (...history: History) =>
  file.given(...history).when(removeDocument, { document: made }, today);

describe("removing a document", () => {
  it("takes it out of the draft", () =>
    remove(...draft, attached).then({ type: "DocumentRemoved", document: made }));
  it("is so already when it is not there", () => {
    remove(...draft).then();
    remove(...draft, attached, { type: "DocumentRemoved", document: made }).then();
    remove(...draft, { ...attached, document: "another" }).then();
  });
  it("leaves the other documents where they are", () =>
    file
      .given(
        ...draft,
        attached,
        { ...attached, document: "another", kind: "report" },
        {
          type: "DocumentRemoved",
          document: made,
        },
      )
      .when(removeDocument, { document: "another" }, today)
      .then({ type: "DocumentRemoved", document: "another" }));
  it("is over once the file is received", () => {
    for (const history of [receipt, checked, awaiting, declared])
      remove(...history).refused("APPLICATION_ALREADY_RECEIVED", { receivedOn: "2026-01-15" });
  });
  it.each(ends)("%s", (code, history, about) => remove(...history).refused(code, about));
});

import type { Difference } from "#read-models/difference/show-differences.js";
import type { Story, StoryEntry } from "#read-models/history/story.js";
import type { Why } from "#read-models/why/show-why.js";

const file = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";

/** Of a check; of what happened in a session of which the viewer does not see all. */
export const reasons: readonly Why[] = [
  {
    of: file,
    what: "check",
    nodes: [
      {
        id: "1",
        is: "event",
        type: "ApplicationChecked",
        at: "2006-09-22T08:00:00.000Z",
        by: "engine",
        stream: `application-${file}`,
        version: 4,
        text: "The file, checked on 2006-09-22: not eligible.",
      },
      {
        id: "2",
        is: "rule",
        code: "ACTIONS_BEFORE_SCHEME",
        scheme: "creativallee",
        schemeVersion: 1,
        expression: "answers.startsOn >= '2006-01-01'",
        text: "Rule ACTIONS_BEFORE_SCHEME: not satisfied. The action began too early.",
      },
      { id: "3", is: "fact", code: "ANSWER", text: "First day of the action: 2005-03-01" },
    ],
    edges: [
      { from: "1", to: "2" },
      { from: "2", to: "3" },
    ],
    text: [
      `1. The file, checked on 2006-09-22: not eligible. (2006-09-22, application-${file} 4)`,
      "  2. Rule ACTIONS_BEFORE_SCHEME: not satisfied. The action began too early.",
      "    3. First day of the action: 2005-03-01",
    ],
  },
  {
    of: file,
    what: "vote",
    nodes: [
      {
        id: "1",
        is: "event",
        type: "ItemDecided",
        at: "2006-12-15T15:00:00.000Z",
        by: "chair",
        text: "The session decided on 2006-12-15: granted.",
      },
    ],
    edges: [],
    text: ["1. The session decided on 2006-12-15: granted. (2006-12-15)"],
  },
];

const happened: StoryEntry = {
  at: "2006-10-02T07:00:00.000Z",
  by: "secretariat",
  code: "ComplementsRequested",
  text: "Complements are requested, until 2006-11-02 included: charterAnswers.article3.",
  said: null,
  item: null,
  schemeVersion: 1,
  deadlines: [
    {
      deadline: "complements",
      before: null,
      after: "2006-11-02",
      text: "complements: until 2006-11-02",
    },
    {
      deadline: "condition",
      nth: 1,
      before: "2006-11-02",
      after: null,
      text: "condition no. 1: awaited on 2006-11-02 no more",
    },
  ],
};

const bare: StoryEntry = { ...happened, said: "Merci", item: file, schemeVersion: null };

export const stories: readonly Story[] = [
  { id: file, scheme: "creativallee", entries: [happened, bare] },
  { id: file, scheme: null, entries: [] },
];

export const differences: readonly Difference[] = [
  {
    id: file,
    from: "2006-10-01",
    to: null,
    differences: [
      { field: "phase", before: "received", after: "checked", text: "phase: received → checked" },
      { field: "quorum.met", before: true, after: null, text: "quorum, met: yes → nothing" },
      {
        field: "schemeVersion",
        before: null,
        after: 1,
        text: "version of the scheme: nothing → 1",
      },
      { field: "signed.on", before: 1, after: true, text: "signature, on: 1 → yes" },
    ],
  },
  { id: file, from: null, to: "2006-12-31", differences: [] },
];

import type { ListedInstruction } from "#read-models/desk/list-instructions.js";
import type { ReviewerLoad } from "#read-models/desk/list-reviewers.js";
import type { Desk } from "#read-models/desk/show-desk.js";
import type { Indicators } from "#read-models/indicators/show-indicators.js";
import type { ListedTask } from "#read-models/tasks/list-tasks.js";

const application = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const session = "2b6f3d1a-9c47-5e0b-8d21-7a1f0c5e4b93";
const member = "6a2d4e8f-1b3c-8f5a-9e7d-0c1b2a3f4e5d";
const other = "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61";

const title = "Salons à l'étranger pour les petites entreprises";
const review = {
  application,
  reference: "npdc-10",
  title,
  institution: "NFX",
  dueOn: "2006-12-15",
};
const nameless = { ...review, reference: null, title: null };
const coming = {
  id: session,
  scheme: "creativallee",
  heldOn: "2007-01-26",
  place: "Hôtel de Région, Lille",
  phase: "convened",
} as const;

export const desks: readonly Desk[] = [
  {
    toReview: [
      { ...review, late: true },
      { ...nameless, late: false },
    ],
    reviewed: [
      { ...review, submittedOn: "2006-12-10" },
      { ...nameless, submittedOn: "2006-12-16" },
    ],
    declined: [review, nameless],
    interests: [
      { application, reference: "npdc-11" },
      { application, reference: null },
    ],
    sessions: [
      { ...coming, proxyGivenTo: other, proxiesHeld: [] },
      { ...coming, proxyGivenTo: null, proxiesHeld: [other] },
    ],
  },
];

export const reviewers: readonly ReviewerLoad[] = [
  { person: member, institutions: ["NFX"], asked: 9, awaited: 2, late: 1, in: 5, declined: 1 },
];

const instructed: ListedInstruction = {
  application,
  reference: "npdc-10",
  title,
  scheme: "creativallee",
  phase: "open",
  openedOn: "2006-11-15",
  minimum: 2,
  wanting: false,
  in: 1,
  awaited: [member],
  late: [member],
  mean: 617,
};

export const instructions: readonly ListedInstruction[] = [
  instructed,
  { ...instructed, reference: null, title: null, wanting: true, in: 0, mean: null },
];

const reporting = { reports: 4, labels: 2, initiatives: 2 };

export const indicators: readonly Indicators[] = [
  {
    labels: { held: 9, initiatives: 8 },
    realisation: {
      ...reporting,
      indicators: [{ id: "events", total: 31, labels: 2 }],
      others: [{ id: "brochures", total: 1_200, labels: 1 }],
      actions: [
        { channel: "event", side: "in-region", count: 24, labels: 2, initiatives: 2 },
        { channel: "web", side: "placeless", count: 3, labels: 1, initiatives: 1 },
      ],
      periods: [
        {
          from: "2005-01-01",
          until: "2005-12-31",
          channel: "event",
          inRegion: 24,
          outside: 7,
          placeless: 0,
        },
      ],
    },
    result: {
      ...reporting,
      indicators: [{ id: "mediaCoverage", total: 48, labels: 1 }],
      others: [{ id: "stands", total: 12, labels: 1 }],
    },
    astride: 1,
    surveys: [
      {
        survey: session,
        scheme: "creativallee",
        scope: "regional",
        wave: 1,
        from: "2006-09-01",
        until: "2006-09-30",
        respondents: 1_004,
        measures: [
          {
            key: "knowTheBrand",
            unit: "tenths-of-percent",
            figure: 152,
            was: [
              { figure: 125, until: "2006-10-15", reason: "Un doublon dans les réponses." },
              { figure: 120, until: "2006-10-08", reason: null },
            ],
          },
        ],
      },
      {
        survey: application,
        scheme: "creativallee",
        scope: "national",
        wave: 1,
        from: "2007-01-01",
        until: "2007-01-31",
        respondents: null,
        measures: [{ key: "mentions", unit: "count", figure: null, was: [] }],
      },
    ],
  },
];

const task: ListedTask = {
  code: "NOTIFICATION_FAILED",
  since: "2007-02-08",
  kind: "application",
  id: application,
  reference: "npdc-10",
  title,
  about: { reason: "bounced" },
  text: "The notification did not reach the carrier (the message came back): do it again by other means.",
};

export const tasks: readonly ListedTask[] = [
  task,
  {
    ...task,
    code: "MINUTES_NOT_DRAFTED",
    kind: "session",
    id: session,
    reference: null,
    title: "Session of 2007-01-26, Hôtel de Région, Lille",
    about: {},
    text: "The session is closed: draft its minutes.",
  },
];

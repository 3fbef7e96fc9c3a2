import { listedErasures } from "./erasure-answers.js";
import type { ListedApplication } from "#read-models/applications/list-applications.js";
import type { AuditEntry } from "#read-models/audit-trail/search-audit-trail.js";
import type { FileDeadlines } from "#read-models/deadlines/list-deadlines.js";
import type { ToldDeadline } from "#read-models/deadlines/told-deadlines.js";
import type { FileDetail } from "#read-models/file/show-file.js";
import type { ListedInitiative } from "#read-models/initiatives/list-initiatives.js";
import type { ListedMembership } from "#read-models/memberships/list-memberships.js";
import type { ListedOrganisation } from "#read-models/organisations/list-organisations.js";
import type { OrganisationDetail } from "#read-models/organisations/show-organisation.js";
import type { ListedMessage } from "#read-models/outbox/message.js";
import type { MessagePage } from "#read-models/outbox/list-messages.js";
import type { MessageDetail } from "#read-models/outbox/show-message.js";
import type { ShownMail } from "../mails/show.js";
import type { Page } from "#read-models/page.js";
import type { ListedPerson } from "#read-models/people/list-people.js";
import { desks, indicators, instructions, reviewers, tasks } from "./desk-answers.js";
import { grids, listedEvaluations, shownEvaluations } from "./evaluation-answers.js";
import { shownInstructions } from "./instruction-answers.js";
import {
  decisions,
  listedProposals,
  listedSessions,
  shownProposals,
  shownSessions,
} from "./committee-answers.js";
import { committees, labels, shownCommittees, shownLabels } from "./label-answers.js";
import { listedReadings } from "./reading-answers.js";
import { differences, reasons, stories } from "./story-answers.js";
import { listedWebhooks } from "./webhook-answers.js";
import type { ListedScheme } from "#read-models/schemes/list-schemes.js";

export const applicationId = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const initiative = "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
const organisation = { id: "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03", name: "Norcomex" };
const person = "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61";
const eventId = "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d";
const next = "WyItcmVjZWl2ZWQiLCIyMDA2LTA5LTExIiwiOGQxZjlhNTIiXQ";

const listed: ListedApplication = {
  id: applicationId,
  reference: "npdc-10",
  title: "Salons à l'étranger pour les petites entreprises",
  scheme: "creativallee",
  organisation,
  initiative,
  phase: "awaiting-complements",
  eligibility: "incomplete",
  reasons: ["CHARTER_NOT_ANSWERED"],
  missing: ["charterAnswers.article3"],
  receivedOn: "2006-09-22",
  endedOn: null,
  nextDue: "2006-11-02",
  updatedAt: "2006-10-02T07:00:00.000Z",
};

const draft: ListedApplication = {
  ...listed,
  reference: null,
  title: null,
  organisation: { id: organisation.id, name: null },
  phase: "draft",
  eligibility: null,
  reasons: [],
  missing: [],
  receivedOn: null,
  endedOn: "2006-12-01",
  nextDue: null,
};

/** To who reviews it blindly. */
const hidden = { title: null, organisation: { id: null, name: null }, initiative: null };

const deadline: ToldDeadline = {
  kind: "complements",
  state: "running",
  due: "2006-11-02",
  ledger: [
    {
      code: "OPENED",
      about: { on: "2006-10-02", due: "2006-11-02" },
      by: { type: "ComplementsRequested", id: eventId },
      text: "The delay starts on 2006-10-02; its last day is 2006-11-02.",
    },
    {
      code: "NOT_STARTED",
      about: { on: "2006-10-02" },
      text: "On 2006-10-02 the clock is not running: the file is not complete yet.",
    },
  ],
};

const notDue: ToldDeadline = { ...deadline, kind: "decision", state: "not-started", due: null };

const file: FileDetail = {
  id: applicationId,
  stream: `application-${applicationId}`,
  version: 4,
  reference: "npdc-10",
  title: "Salons à l'étranger pour les petites entreprises",
  scheme: "creativallee",
  schemeVersion: 1,
  organisation,
  initiative,
  phase: "awaiting-complements",
  texts: { summary: "Des stands partagés sur les salons d'Europe du Nord." },
  values: { themes: ["internationalisation"], startsOn: "2006-03-01" },
  documents: [
    {
      document: "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f",
      kind: "budget",
      hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      bytes: 48_211,
      mediaType: "application/pdf",
      name: "budget 2006.pdf",
      attachedOn: "2006-09-21",
    },
  ],
  startedOn: "2006-09-20",
  receivedOn: "2006-09-22",
  signed: { by: person, on: "2006-09-22" },
  check: {
    on: "2006-09-22",
    eligibility: "incomplete",
    reasons: ["CHARTER_NOT_ANSWERED"],
    missing: ["charterAnswers.article3"],
    rules: [{ code: "CHARTER_NOT_ANSWERED", outcome: "not-satisfied" }],
  },
  awaited: [
    { path: "charterAnswers.article3", nature: "incomplete", note: "Quelques lignes suffisent." },
    { path: "signatory", nature: "incomplete" },
  ],
  motives: null,
  declaredOn: null,
  decisions,
  notified: {
    means: "letter",
    proof: "AR 1A 123 456 7890 1",
    on: "2007-02-05",
    appealDueOn: "2007-04-05",
  },
  endedOn: null,
  deadlines: [deadline, notDue],
  timeline: [
    {
      at: "2006-09-22T07:00:00.000Z",
      by: { capacity: "carrier", person },
      code: "ApplicationReceived",
      about: { on: "2006-09-22" },
      text: "The file came in on 2006-09-22: this is its receipt.",
    },
    {
      at: "2006-10-02T07:00:00.000Z",
      by: { capacity: "secretariat" },
      code: "MessageSent",
      about: {},
      text: "The secretariat writes:",
      said: "Il manque votre réponse sur l'environnement.",
    },
  ],
};

const newFile: FileDetail = {
  ...file,
  reference: null,
  title: null,
  schemeVersion: null,
  organisation: { id: organisation.id, name: null },
  phase: "withdrawn",
  documents: [],
  receivedOn: null,
  signed: null,
  check: null,
  awaited: [],
  motives: "Le projet est repoussé.",
  declaredOn: "2006-10-20",
  decisions: [],
  notified: null,
  endedOn: "2006-10-20",
  deadlines: [],
  timeline: [],
};

const blindFile: FileDetail = { ...file, ...hidden, signed: { by: null, on: "2006-09-22" } };

const deadlinesOf: FileDeadlines = {
  application: applicationId,
  reference: "npdc-10",
  title: "Salons à l'étranger pour les petites entreprises",
  nextDue: "2006-11-02",
  deadlines: [deadline, notDue],
};

const initiatives: readonly ListedInitiative[] = [
  { id: initiative, organisation: organisation.id, title: "Salons", application: applicationId },
  { id: person, organisation: organisation.id, title: "Site web", application: null },
];

const memberships: readonly ListedMembership[] = [
  { organisation: organisation.id, person, right: "edit", signatory: true, role: "Présidente" },
  { organisation: organisation.id, person, right: null, signatory: true, role: null },
];

const norcomex: ListedOrganisation = {
  id: organisation.id,
  name: "Norcomex",
  kind: "réseau consulaire",
  seat: "59350",
  actsIn: ["59", "62"],
  regionalOrigin: true,
  institution: "CCI",
  identifier: { kind: "siret", value: "73282932000074" },
};

const shown: OrganisationDetail = {
  ...norcomex,
  stream: `organisation-${organisation.id}`,
  version: 3,
};

const entry: AuditEntry = {
  event: eventId,
  at: "2006-09-22T07:00:00.000Z",
  actor: { id: person, as: "secretariat", for: person },
  stream: `application-${applicationId}`,
  version: 2,
  type: "ApplicationReceived",
  command: { id: "c0a1b2c3-d4e5-5f60-8a1b-2c3d4e5f6071", type: "ReceiveApplication" },
  cause: eventId,
  hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
};

const people: readonly ListedPerson[] = [
  {
    id: person,
    name: "Camille Delattre",
    email: "camille.delattre@example.org",
    roles: [
      { capacity: "carrier", from: "2006-09-04" },
      { capacity: "auditor", from: "2006-09-04", until: "2007-09-03" },
    ],
  },
];

const scheme: ListedScheme = {
  id: "creativallee",
  name: { fr: "Label Créativallée", en: "Créativallée label" },
  version: 1,
  closesOn: "2006-12-15",
};

const sent: ListedMessage = {
  id: `check-files:${eventId}`,
  number: 412,
  status: "dead",
  reaction: "check-files",
  command: "CheckApplication",
  letter: null,
  target: applicationId,
  causedAt: "2006-09-22T08:00:00.000Z",
  notBefore: "2006-09-22T22:00:00.000Z",
  attempts: 152,
  code: "RULES_UNKNOWN",
  reason: "La définition du dispositif dont relève ce dossier est introuvable.",
  error: "no space left on device",
};

const sentAtOnce: ListedMessage = {
  ...sent,
  command: "SendMail",
  letter: "received",
  notBefore: null,
  code: null,
  reason: null,
  error: null,
};

export const messages: readonly MessageDetail[] = [
  {
    ...sent,
    cause: eventId,
    body: {},
    nextAt: "2026-05-04T09:10:00.000Z",
    failingSince: "2026-05-03T09:00:00.000Z",
    settledAt: "2026-05-04T09:00:00.000Z",
    replayedBy: person,
    replayedAt: "2006-09-23T09:00:00.000Z",
  },
  {
    ...sentAtOnce,
    cause: eventId,
    body: {},
    nextAt: null,
    failingSince: null,
    settledAt: null,
    replayedBy: null,
    replayedAt: null,
  },
];

const letter: ShownMail = {
  to: { name: "Alix Dupré", address: "alix@example.org" },
  subject: "Accusé de réception de votre dossier « Un site »",
  text: "Bonjour Alix Dupré,\n\nVotre dossier est arrivé le 22 septembre 2006.",
  html: "<!doctype html><p>Bonjour Alix Dupré,</p>",
  isErased: false,
};

export const letters: readonly ShownMail[] = [letter, { ...letter, to: null }];

const counts = { waiting: 2, dated: 40, held: 0, done: 12_000, refused: 3, dead: 1 };

/** A first page, and a last one, which has no `next`. */
const pages = <Item>(...items: readonly Item[]): readonly Page<Item>[] => [
  { items, next },
  { items: [] },
];

/**
 * What each query may answer. The types of these keep them true, and their schemas follow from them:
 * a field that may be null, or absent, is so in one of the examples.
 */
export const answerExamples: Readonly<Record<string, readonly object[]>> = {
  applications: pages(listed, draft, { ...listed, ...hidden }),
  "audit-trail": pages(entry, {
    ...entry,
    actor: { id: "engine", as: "engine", for: null },
    cause: null,
  }),
  committee: shownCommittees,
  committees: pages(...committees),
  deadlines: pages(deadlinesOf, { ...deadlinesOf, reference: null, title: null, nextDue: null }),
  desk: desks,
  erasures: pages(...listedErasures),
  evaluation: shownEvaluations,
  evaluations: pages(...listedEvaluations),
  "file-difference": differences,
  "file-history": stories,
  file: [file, newFile, blindFile],
  grid: grids,
  indicators,
  initiatives: pages(...initiatives),
  instruction: shownInstructions,
  instructions: pages(...instructions),
  label: shownLabels,
  "label-difference": differences,
  "label-history": stories,
  labels: pages(...labels),
  memberships: pages(...memberships),
  message: messages,
  organisation: [shown, { ...shown, seat: null, institution: null }],
  "organisation-history": stories,
  outbox: pages(sent, sentAtOnce).map((page): MessagePage => ({ ...page, counts })),
  organisations: pages(norcomex, { ...norcomex, seat: null, institution: null }),
  people: pages(...people),
  readings: pages(...listedReadings),
  reviewers: pages(...reviewers),
  proposal: shownProposals,
  proposals: pages(...listedProposals),
  session: shownSessions,
  "session-difference": differences,
  "session-history": stories,
  sessions: pages(...listedSessions),
  schemes: pages(scheme, { ...scheme, closesOn: null }),
  tasks: pages(...tasks),
  webhooks: pages(...listedWebhooks),
  why: reasons,
};

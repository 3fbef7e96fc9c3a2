import type { PersonId } from "#kernel/index.js";
import type { CommitteeDetail, ListedCommittee } from "#read-models/committees/told-committee.js";
import type { ListedLabel } from "#read-models/labels/list-labels.js";
import type { FullLabel, LabelDetail } from "#read-models/labels/show-label.js";
import { secretSheet, sheet } from "./committee-answers.js";

const id = "8d1f9a52-3c57-5a0e-9a55-0f6f1b7c2d10";
const person = "1f6f0a3c-7c55-8d1e-a0d4-5b7e2f9c8a61" as PersonId;

const listed: ListedCommittee = {
  id: "creativallee",
  schemeVersion: 1,
  seats: [{ institution: "NFX", count: 1, substitutes: 1, members: 1 }],
  on: "2007-01-26",
  chair: person,
  deputy: person,
};

export const committees: readonly ListedCommittee[] = [
  listed,
  { ...listed, chair: null, deputy: null },
];

const seat = { person, institution: "NFX", rank: "member", mandate: "m-1" } as const;

const committee: CommitteeDetail = {
  ...listed,
  stream: "committee-creativallee",
  version: 7,
  roll: [{ ...seat, name: "Cléo Vasseur" }],
  mandates: [
    {
      ...seat,
      from: "2006-09-04",
      until: "2008-12-31",
      name: "Cléo Vasseur",
      motives: "Elle change de métier.",
    },
    { ...seat, from: "2006-09-04", until: null, name: null, motives: null },
  ],
};

export const shownCommittees: readonly CommitteeDetail[] = [
  committee,
  { ...committee, chair: null, deputy: null, roll: [{ ...seat, name: null }] },
];

const label: ListedLabel = {
  id,
  number: 7,
  scheme: "creativallee",
  title: "Salons à l'étranger pour les petites entreprises",
  organisation: { id: "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03", name: "Norcomex" },
  from: "2007-01-26",
  until: "2008-01-25",
  phase: "active",
};

const nameless: ListedLabel = {
  ...label,
  title: null,
  organisation: { id: label.organisation.id, name: null },
};

export const labels: readonly ListedLabel[] = [label, nameless];

const figures = { events: 3 };
const told = {
  figures,
  otherFigures: { visitors: 1_200 },
  activities: [
    { channel: "event", inRegion: true, count: 2 },
    { channel: "web", inRegion: null, count: 1 },
  ],
} as const;

const full: FullLabel = {
  initiative: "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11",
  schemeVersion: 1,
  periods: [
    { from: "2007-01-26", until: "2008-01-25", session: id },
    { from: "2008-01-26", until: "2009-01-25", session: null },
  ],
  suspension: {
    from: "2007-03-01",
    until: "2007-06-30",
    motives: "La charte n'est plus affichée.",
  },
  proposal: { proposedOn: "2007-03-05", answerDueOn: "2007-04-30", answeredOn: "2007-04-12" },
  conditions: [
    {
      condition: 1,
      text: "Un budget arrêté.",
      dueOn: "2007-06-30",
      metOn: "2007-07-02",
      missed: true,
    },
    { condition: 2, text: null, dueOn: "2007-12-31", metOn: null, missed: false },
  ],
  decisions: [
    {
      kind: "renewal",
      outcome: "renewed",
      decidedOn: "2007-12-14",
      session: id,
      motives: null,
      sheet,
    },
    {
      kind: "renewal",
      outcome: "not-renewed",
      decidedOn: "2008-12-12",
      session: id,
      motives: "Aucune rencontre depuis l’été.",
      sheet: secretSheet,
    },
    {
      kind: "revocation",
      outcome: "not-revoked",
      decidedOn: "2008-03-14",
      session: id,
      motives: null,
    },
  ],
  uses: ["display"],
  reports: [
    {
      report: "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f",
      kind: "activity",
      from: "2007-01-26",
      until: "2007-06-30",
      told,
      corrections: [
        { figures: { events: 4 }, correctedOn: "2007-08-01" },
        { ...told, correctedOn: "2007-08-02" },
        { correctedOn: "2007-08-03" },
      ],
      stands: told,
    },
  ],
  history: [
    { code: "LabelGranted", on: "2007-01-26", by: "engine", said: null },
    {
      code: "LabelSuspended",
      on: "2007-03-01",
      by: "secretariat",
      said: "La charte n'est plus affichée.",
    },
  ],
};

const shown = { ...label, stream: `label-${id}`, version: 4, full };

export const shownLabels: readonly LabelDetail[] = [
  shown,
  {
    ...shown,
    full: {
      ...full,
      suspension: { from: "2007-03-01", until: null, motives: null },
      proposal: { proposedOn: "2007-03-05", answerDueOn: "2007-04-30", answeredOn: null },
    },
  },
  { ...shown, full: { ...full, suspension: null, proposal: null } },
  nameless,
];

import * as fc from "fast-check";
import type { PersonId } from "#kernel/index.js";
import { purposes, theLists } from "#labelling/certification/certification.js";
import {
  asking,
  body,
  byAnybody,
  byCarrier,
  byEngine,
  bySecretariat,
  day,
  file,
  nothing,
  organisation,
  person,
  sometimes,
  word,
  type Bodies,
} from "./arbitraries.js";
import { readingId } from "#labelling/reading/reading.js";
import {
  type Ask,
  definitions,
  engine,
  idOf,
  members,
  proposals,
  scheme,
  secretWord,
} from "./cast.js";

const capacity = fc.constantFrom("secretariat", "reviewer");
const hash = fc.constantFrom("aa".repeat(32), "bb".repeat(32), "cc".repeat(32));
const definition = fc.constantFrom(...definitions);
const siret = fc.constantFrom("73282932000074", "12002701600357");
const identifier: Bodies = fc.oneof(
  siret.map((value) => ({ kind: "siret", value })),
  word.map((reason) => ({ kind: "none", reason })),
);
export const ofPeople = fc.oneof(
  asking(
    "RegisterPerson",
    person,
    byEngine,
    body({ name: word, email: fc.constant(`${secretWord}@example.org`) }),
  ),
  asking("GrantRole", person, byEngine, body({ capacity, from: day, until: sometimes(day) })),
  asking("EndRole", person, byEngine, body({ capacity, on: day })),
  asking("RevokeRole", person, byEngine, body({ capacity })),
  asking(
    "IssueToken",
    person,
    byEngine,
    body({ hash, capacity, label: sometimes(word), expiresOn: sometimes(day) }),
  ),
  asking("RevokeToken", person, byEngine, body({ hash })),
  asking("ChangeSettings", person, byEngine, body({ language: fc.constantFrom("fr", "en") })),
);

export const ofOrganisations = fc.oneof(
  asking(
    "RegisterOrganisation",
    organisation,
    byAnybody,
    body({
      name: word,
      kind: fc.constant("association"),
      identifier,
      actsIn: fc.subarray(["59", "62"]),
      regionalOrigin: fc.boolean(),
    }),
  ),
  asking("GiveUpIdentifier", organisation, byCarrier, body({ reason: word })),
  asking(
    "AmendOrganisation",
    organisation,
    byCarrier,
    body({
      name: sometimes(word),
      seat: sometimes(fc.constantFrom("59350", null)),
      institution: sometimes(fc.constantFrom("NFX", null)),
    }),
  ),
  asking("AddSignatory", organisation, bySecretariat, body({ person, role: word })),
  asking("RemoveSignatory", organisation, bySecretariat, body({ person })),
  asking(
    "InvitePerson",
    organisation,
    byCarrier,
    body({ person, right: fc.constantFrom("view", "edit") }),
  ),
  asking("RemovePerson", organisation, byCarrier, body({ person })),
);

export const ofSchemes = fc.oneof(
  asking("DraftScheme", fc.constant(scheme), bySecretariat, body({ definition })),
  asking(
    "PublishScheme",
    fc.constant(scheme),
    bySecretariat,
    body({
      definition,
      proposal: sometimes(fc.constantFrom(...proposals).map((slot) => idOf("proposal", slot))),
    }),
  ),
  asking("AnnounceClosing", fc.constant(scheme), bySecretariat, body({ closesOn: day })),
  asking("WithdrawClosing", fc.constant(scheme), bySecretariat, nothing),
);

const webhook = fc.constantFrom(0, 1).map((slot) => idOf("webhook", slot));
const topics = fc.constantFrom(["application.received", "label.granted"], ["session.convened"]);
const url = fc
  .constantFrom("/", "/label")
  .map((path) => `https://${secretWord}.example.org${path}`);
const theirs = { organisation: idOf("organisation", 0) };
const institutions = { scheme, institution: "Ville", person: members[2]?.id };

export const ofWebhooks = fc.oneof(
  asking(
    "RegisterWebhook",
    webhook,
    byAnybody,
    fc
      .tuple(fc.constantFrom(theirs, institutions), topics, url)
      .map(([owner, those, address]) => ({ ...owner, topics: those, url: address })),
  ),
  asking(
    "ChangeWebhook",
    webhook,
    byAnybody,
    body({ url: sometimes(url), topics: sometimes(topics), person: sometimes(person) }),
  ),
  asking("RotateSecret", webhook, byAnybody, body({ overlap: sometimes(fc.constantFrom(0, 48)) })),
  asking("DisableWebhook", webhook, byAnybody, nothing),
  asking("EnableWebhook", webhook, byAnybody, nothing),
  asking("GiveUpWebhook", webhook, byEngine, body({ reason: fc.constantFrom("failing", "gone") })),
  asking("ReplayWebhook", webhook, byAnybody, body({ from: day })),
);

const lists = fc.constant(theLists);
const label = body({ label: file });

export const ofCertificates = fc.oneof(
  { weight: 2, arbitrary: asking("IssueCertificate", lists, byEngine, label) },
  { weight: 2, arbitrary: asking("RecordStanding", lists, byEngine, label) },
  {
    weight: 1,
    arbitrary: asking(
      "PublishStatusList",
      lists,
      byEngine,
      body({ purpose: fc.constantFrom(...purposes), changes: fc.nat(2), hash }),
    ),
  },
);

const erasure = fc.constantFrom(0, 1).map((slot) => idOf("erasure", slot));

export const ofErasures = fc.oneof(
  asking(
    "RequestErasure",
    erasure,
    byAnybody,
    body({
      subject: fc.oneof(
        person.map((id) => `person-${id}`),
        organisation.map((id) => `organisation-${id}`),
        file.map((id) => `application-${id}`),
      ),
      reason: fc.constantFrom("unlawful", "asked-by-the-person"),
      legalBasis: fc.constantFrom("gdpr-17-1-a", "gdpr-17-1-d"),
    }),
  ),
  asking("ApproveErasure", erasure, byAnybody, nothing),
  asking("CarryOutErasure", erasure, byAnybody, nothing),
  asking("CompleteErasure", erasure, byEngine, nothing),
);

const reviewers = fc.subarray(members.map(({ id }) => id));
const seen: fc.Arbitrary<Pick<Ask, "type" | "body">> = fc.oneof(
  fc.nat(3).map((version) => ({ type: "RecordFileReading", body: { version } })),
  fc.tuple(fc.nat(2), reviewers).map(([version, reviews]) => ({
    type: "RecordInstructionReading",
    body: { version, reviews },
  })),
  fc.constantFrom(0, 1).map((slot) => ({
    type: "RecordDocumentReading",
    body: { document: idOf("document", slot) },
  })),
);

/** By the engine, for the reader. */
export const ofReadings: fc.Arbitrary<Ask> = fc
  .tuple(file, fc.constantFrom(...members), seen)
  .map(([application, { id }, { type, body: what }]) => {
    const person = id as PersonId;
    return {
      type,
      id: readingId({ application, person }),
      by: { ...engine, for: person },
      body: { application, person, ...what },
    };
  });

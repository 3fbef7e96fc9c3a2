import type { Actor, PersonId } from "#kernel/index.js";
import { canonicalBytes } from "#sealing/canonical.js";
import { sha256 } from "#sealing/hash.js";
import { secret } from "./house.js";
import { drafts } from "./rules.js";

/** One thing asked of the domain, as plain data, so that a failing sequence can be read. */
export interface Ask {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
  readonly body: object;
}

export const idOf = (kind: string, slot: number): string =>
  kind === "person"
    ? secret.newPersonId("engine", "property", `${kind} ${slot}`)
    : secret.newId("engine", "property", `${kind} ${slot}`);

export const personId = (slot: number) => idOf("person", slot) as PersonId;

/** Of whatever is personal; no event may hold it. */
export const secretWord = "Wattrelos";
export const scheme = "shared-gardens";
export const engine: Actor = { id: "engine", as: "engine" };
export const carrier: Actor = { id: personId(0), as: "carrier" };
export const colleague: Actor = { id: personId(1), as: "carrier" };
export const secretariat: Actor = { id: personId(2), as: "secretariat" };
export const forSignatory: Actor = { ...secretariat, for: personId(0) };

/** The first of them chairs. */
export const members: readonly Actor[] = [4, 5, 6].map((slot, nth) => ({
  id: personId(slot),
  as: nth === 0 ? "chair" : "reviewer",
}));
export const sessions = [0, 1, 2, 3, 4, 5];
export const proposals = [0, 1];

/** Two files an initiative: only one of them can be live. */
export const files = [0, 1, 2, 3];
export const initiativeOf = (id: string): string =>
  idOf("initiative", files.findIndex((slot) => idOf("application", slot) === id) % 2);

export const definitions = drafts.map((draft) => sha256(canonicalBytes(draft)));

export const whole = {
  texts: { noPesticides: secretWord },
  values: { plots: 12, openToVisitors: true },
};
export const plan = (nth: string) => ({
  kind: "plan",
  hash: nth.repeat(32),
  bytes: 512,
  mediaType: "image/png",
  name: secretWord,
});

const registration = { kind: "association", actsIn: ["59"], regionalOrigin: true };

/** What there is before anything unforeseen happens. */
export const beforehand: readonly Ask[] = [
  ...[0, 1, 2, 4, 5, 6].map((slot) => ({
    type: "RegisterPerson",
    id: personId(slot),
    by: engine,
    body: { name: secretWord, email: `${secretWord}@example.org` },
  })),
  { type: "DraftScheme", id: scheme, by: secretariat, body: { definition: definitions[0] } },
  { type: "PublishScheme", id: scheme, by: secretariat, body: { definition: definitions[0] } },
  {
    type: "RegisterOrganisation",
    id: idOf("organisation", 0),
    by: carrier,
    body: {
      ...registration,
      name: secretWord,
      identifier: { kind: "siret", value: "73282932000074" },
    },
  },
  {
    type: "AddSignatory",
    id: idOf("organisation", 0),
    by: secretariat,
    body: { person: personId(0), role: secretWord },
  },
  ...[0, 1].map((slot) => ({
    type: "RegisterInitiative",
    id: idOf("initiative", slot),
    by: carrier,
    body: { organisation: idOf("organisation", 0), title: secretWord },
  })),
  { type: "FormCommittee", id: scheme, by: secretariat, body: {} },
  ...["Maison des jardins", "Maison des jardins", "Ville"].map((institution, nth) => ({
    type: "GiveMandate",
    id: scheme,
    by: secretariat,
    body: { person: members[nth]?.id, institution, rank: "member", from: "2026-01-05" },
  })),
  {
    type: "NameChair",
    id: scheme,
    by: secretariat,
    body: { person: members[0]?.id, from: "2026-01-05" },
  },
  // Chance alone hardly ever gets a file as far as the committee.
  ...[0, 1].flatMap((slot) => {
    const id = idOf("application", slot);
    const initiative = idOf("initiative", slot);
    const motives = secretWord;
    return [
      { type: "StartApplication", id, by: carrier, body: { initiative, scheme } },
      { type: "EditDraft", id, by: carrier, body: whole },
      { type: "AttachDocument", id, by: carrier, body: plan("01") },
      { type: "SubmitApplication", id, by: carrier, body: {} },
      { type: "CheckApplication", id, by: engine, body: {} },
      { type: "DeclareAdmissible", id, by: secretariat, body: { motives } },
    ];
  }),
];

/** Rules that the committee may have in place of the first ones; by members, whose mandates run by then. */
export const atFirst: readonly Ask[] = proposals.map((slot) => ({
  type: "ProposeRules",
  id: idOf("proposal", slot),
  by: members[slot] ?? engine,
  body: { scheme, definition: definitions[slot + 1], about: ["charter"], motives: secretWord },
}));

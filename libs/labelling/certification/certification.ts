import { type Aggregate, unreachable } from "#kernel/index.js";

/** Places in a list: as few as its standard allows, so that one among them tells nothing. */
export const places = 131_072;

export const purposes = ["suspension", "revocation"] as const;
/** What a list is asked for; each certificate has the same place in both. */
export type Purpose = (typeof purposes)[number];

export const standings = ["clear", "suspended", "revoked"] as const;
/** What is held against a certificate. That its time has run out it says itself. */
export type Standing = (typeof standings)[number];

export interface Issued {
  readonly label: string;
  readonly index: number;
  readonly issuedOn: string;
}

export interface Change {
  readonly label: string;
  readonly standing: Standing;
}

export interface Published {
  /** How many changes are in it: the list follows from those, and so does its hash. */
  readonly changes: number;
  /** SHA-256 of its bits. */
  readonly hash: string;
  readonly publishedOn: string;
}

/** The certificates of one pair of lists. One stream, so that no place is given twice. */
export interface Certification {
  readonly certificates: readonly Issued[];
  readonly changes: readonly Change[];
  /** The last one of each. */
  readonly published: Readonly<Partial<Record<Purpose, Published>>>;
}

export type CertificationEvent =
  | ({ readonly type: "CertificateIssued" } & Issued)
  | ({ readonly type: "StandingRecorded"; readonly recordedOn: string } & Change)
  | ({ readonly type: "StatusListPublished"; readonly purpose: Purpose } & Published);

const evolve = (state: Certification, event: CertificationEvent): Certification => {
  switch (event.type) {
    case "CertificateIssued": {
      const { label, index, issuedOn } = event;
      return { ...state, certificates: [...state.certificates, { label, index, issuedOn }] };
    }
    case "StandingRecorded": {
      const { label, standing } = event;
      return { ...state, changes: [...state.changes, { label, standing }] };
    }
    case "StatusListPublished": {
      const { purpose, changes, hash, publishedOn } = event;
      const last = { changes, hash, publishedOn };
      return { ...state, published: { ...state.published, [purpose]: last } };
    }
    default:
      return unreachable(event);
  }
};

export const certification: Aggregate<Certification, CertificationEvent> = {
  kind: "certification",
  plural: "certifications",
  named: true,
  initial: { certificates: [], changes: [], published: {} },
  evolve,
  events: {
    CertificateIssued: { schema: 1 },
    StandingRecorded: { schema: 1 },
    StatusListPublished: { schema: 1 },
  },
};

/** The pair of lists that every certificate of today stands in. */
export const theLists = "1";

export const certificateOf = (
  { certificates }: Pick<Certification, "certificates">,
  label: string,
): Issued | undefined => certificates.find((one) => one.label === label);

/** After the first so many changes. */
const standingsAfter = ({ changes }: Certification, count: number): ReadonlyMap<string, Standing> =>
  new Map(changes.slice(0, count).map(({ label, standing }) => [label, standing]));

export const standingOf = (state: Certification, label: string): Standing =>
  standingsAfter(state, state.changes.length).get(label) ?? "clear";

const told: Readonly<Record<Purpose, Standing>> = {
  suspension: "suspended",
  revocation: "revoked",
};

/** The places that a list names after the first so many changes. */
export const placesIn = (
  state: Certification,
  purpose: Purpose,
  count: number,
): readonly number[] => {
  const after = standingsAfter(state, count);
  return state.certificates
    .filter(({ label }) => after.get(label) === told[purpose])
    .map(({ index }) => index);
};

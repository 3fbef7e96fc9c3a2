import { type Act, lastDay } from "../act.js";
import { lacking } from "../lacking.js";
import type { Motion } from "../motion.js";
import {
  chair,
  forApim,
  forCrci,
  forJeCree,
  forJInnove,
  forNfx,
  laterForApim,
  substituteChair,
} from "../people.js";
import { convened, sitting } from "../sitting.js";

const creativallee = { scheme: "creativallee", chair, place: "Maison des associations, Lille" };

const adjournedFile = { ref: "npdc-11", kind: "application" } as const;

const march: readonly Act[] = [
  ...lacking({
    ...creativallee,
    convenedOn: "2007-02-26",
    heldOn: "2007-03-16",
    present: [chair, forJInnove],
    agenda: [adjournedFile],
  }),
  ...sitting({
    ...creativallee,
    convenedOn: "2007-03-16",
    heldOn: "2007-03-26",
    previous: "2007-03-16",
    present: [chair, forJInnove, forApim],
    agenda: [{ ...adjournedFile, ask: "grant", outcome: "granted" }],
    minutes: "Seconde convocation du 26 mars 2007 : l’outil de diagnostic est labellisé.",
    approvedOn: "2007-04-27",
  }),
];

const appeal = sitting({
  ...creativallee,
  convenedOn: "2007-04-06",
  heldOn: "2007-04-27",
  present: [chair, forJeCree, forJInnove, forApim, forNfx, forCrci],
  agenda: [
    {
      ref: "npdc-13",
      kind: "appeal",
      ask: "grant",
      dissent: { APIM: "against", NFX: "abstain" },
      outcome: "granted",
    },
  ],
  minutes: "Séance du 27 avril 2007 : un recours entendu et accueilli.",
  approvedOn: "2007-05-11",
});

const revocation = sitting({
  ...creativallee,
  convenedOn: "2007-09-10",
  heldOn: "2007-09-28",
  present: [chair, forJeCree, forJInnove, laterForApim, forNfx, forCrci],
  agenda: [
    {
      ref: "npdc-18",
      kind: "revocation",
      ask: "revoke",
      dissent: { CRCI: "against" },
      motives: "Deux promotions sont sorties sans que la marque paraisse, malgré les rappels.",
      outcome: "revoked",
    },
  ],
  minutes: "Séance du 28 septembre 2007 : un label retiré, son porteur entendu.",
  approvedOn: "2007-12-14",
});

const renewed = (ref: string): Motion => ({
  ref,
  kind: "renewal",
  ask: "renew",
  outcome: "renewed",
});

const renewals: readonly Act[] = [
  ...sitting({
    ...creativallee,
    convenedOn: "2007-11-26",
    heldOn: "2007-12-14",
    // The chair is away: the substitute of the same institution presides.
    present: [substituteChair, forJeCree, forJInnove, laterForApim, forNfx, forCrci],
    agenda: [
      renewed("npdc-01"),
      renewed("npdc-02"),
      renewed("npdc-03"),
      {
        ref: "npdc-05",
        kind: "renewal",
        ask: "renew",
        dissent: { "J'innove": "against", APIM: "against", NFX: "against", CRCI: "abstain" },
        motives: "Aucune rencontre depuis l’été : l’action s’est arrêtée d’elle-même.",
        outcome: "not-renewed",
      },
      renewed("npdc-06"),
      renewed("npdc-08"),
      renewed("npdc-09"),
    ],
    minutes: "Séance du 14 décembre 2007 : six labels renouvelés, un non.",
    approvedOn: "2008-01-18",
  }),
  ...sitting({
    ...creativallee,
    convenedOn: "2008-01-04",
    heldOn: "2008-01-18",
    present: [chair, forJeCree, forJInnove, laterForApim, forCrci],
    agenda: [renewed("npdc-11"), renewed("npdc-19")],
    minutes: "Séance du 18 janvier 2008 : deux labels renouvelés.",
    approvedOn: "2008-02-01",
  }),
];

/** For the day on which the sample leaves its clock: whoever tries it out may hold it at once. */
const toHold = convened({
  ...creativallee,
  convenedOn: "2008-03-10",
  heldOn: lastDay,
  agenda: [{ ref: "npdc-13", kind: "renewal" }],
});

/** Still to come, and nothing on its agenda yet. */
const toCome = convened({
  ...creativallee,
  convenedOn: "2008-03-17",
  heldOn: "2008-04-11",
  agenda: [],
});

/** What was put off, contested, to be taken away or to go on. */
export const laterSessions: readonly Act[] = [
  ...march,
  ...appeal,
  ...revocation,
  ...renewals,
  toHold,
  toCome,
];

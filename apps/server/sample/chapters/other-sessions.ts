import type { Act } from "../act.js";
import {
  alsoForPlatform,
  alsoForRegion,
  forClusters,
  forCrci,
  forJInnove,
  forPlatform,
  forRegion,
  regionalChair,
} from "../people.js";
import { sitting } from "../sitting.js";

/** Ballots are secret here: only their counts come out. */
const resourceCentres = sitting({
  scheme: "centres-ressources",
  chair: regionalChair,
  convenedOn: "2006-11-20",
  heldOn: "2006-12-08",
  place: "Hôtel de Région, Lille",
  present: [regionalChair, forRegion, forPlatform, alsoForPlatform, forJInnove, forCrci],
  agenda: [
    {
      ref: "centres-ressources",
      kind: "application",
      ask: "grant",
      dissent: { "J'innove": "abstain" },
      outcome: "granted",
    },
  ],
  minutes: "Séance du 8 décembre 2006 : un premier centre agréé.",
  approvedOn: "2006-12-22",
});

const businessParks = sitting({
  scheme: "haute-qualite-technologique",
  chair: regionalChair,
  convenedOn: "2006-11-21",
  heldOn: "2006-12-12",
  place: "Hôtel de Région, Lille",
  present: [regionalChair, forRegion, alsoForRegion, forCrci, forClusters],
  agenda: [
    {
      ref: "haute-qualite-technologique",
      kind: "application",
      ask: "grant-with-conditions",
      conditions: [{ text: "Une liaison sécurisée relie les sites du parc.", dueOn: "2007-06-30" }],
      dissent: { CRCI: "against" },
      motives: "Il manque la liaison que neuf entreprises sur dix demandent.",
      outcome: "granted-with-conditions",
    },
  ],
  minutes: "Séance du 12 décembre 2006 : un parc labellisé, sous une condition.",
  approvedOn: "2006-12-22",
});

/** One session each for the two other labels, before silence decides in their stead. */
export const otherSessions: readonly Act[] = [...resourceCentres, ...businessParks];

import { committee, type Rank } from "#labelling/committee/committee.js";
import { mandateOn } from "#labelling/committee/mandates.js";
import type { Act } from "../act.js";
import {
  alsoForPlatform,
  alsoForRegion,
  chair,
  forApim,
  forClusters,
  forCrci,
  forJeCree,
  forJInnove,
  forNfx,
  forPlatform,
  forRegion,
  forUnions,
  laterForApim,
  type Part,
  regionalChair,
  secretariat,
  substituteChair,
  substituteForCrci,
} from "../people.js";

type Seat = readonly [person: Part, institution: string, rank: Rank];

/** Who sits for whom from 1 October 2006 on; the first of each presides. */
const seats: Readonly<Record<string, readonly [Seat, ...Seat[]]>> = {
  creativallee: [
    [chair, "Association Créativallée", "member"],
    [substituteChair, "Association Créativallée", "substitute"],
    [forJeCree, "Je crée", "member"],
    [forJInnove, "J'innove", "member"],
    [forApim, "APIM", "member"],
    [forNfx, "NFX", "member"],
    [forCrci, "CRCI", "member"],
    [substituteForCrci, "CRCI", "substitute"],
  ],
  // A second seat of J'innove stays empty.
  "centres-ressources": [
    [regionalChair, "Région", "member"],
    [forRegion, "Région", "member"],
    [forPlatform, "Plate-forme régionale pour l'innovation", "member"],
    [alsoForPlatform, "Plate-forme régionale pour l'innovation", "member"],
    [forJInnove, "J'innove", "member"],
    [forCrci, "CRCI", "member"],
  ],
  "haute-qualite-technologique": [
    [regionalChair, "Région", "member"],
    [forRegion, "Région", "member"],
    [alsoForRegion, "Région", "member"],
    [forCrci, "CRCI", "member"],
    [forUnions, "Syndicats professionnels", "member"],
    [forClusters, "Pôles de compétitivité", "member"],
  ],
};

const [formedOn, from] = ["2006-09-29", "2006-10-01"];

const formed = Object.entries(seats).map(([scheme, [first, ...others]]): Act => ({
  on: formedOn,
  play: async (stage) => {
    await stage.ask(secretariat, "FormCommittee", scheme, {}, scheme);
    for (const [part, institution, rank] of [first, ...others]) {
      const body = { person: stage.personOf(part), institution, rank, from };
      await stage.ask(secretariat, "GiveMandate", part.key, body, scheme);
    }
    const presiding = { person: stage.personOf(first[0]), from };
    await stage.ask(secretariat, "NameChair", scheme, presiding, scheme);
  },
}));

/** A seat changes hands: the one who leaves sits for the last time in August. */
const handOver: Act = {
  on: "2007-08-20",
  play: async (stage) => {
    const [scheme, today] = ["creativallee", "2007-08-20"];
    const board = await stage.look(committee, scheme);
    const mandate = mandateOn(board, stage.personOf(forApim), today)?.mandate;
    const end = { mandate, on: "2007-08-31", motives: "Départ de l’agence." };
    await stage.ask(secretariat, "EndMandate", forApim.key, end, scheme);
    const body = {
      person: stage.personOf(laterForApim),
      institution: "APIM",
      rank: "member",
      from: "2007-09-01",
    };
    await stage.ask(secretariat, "GiveMandate", laterForApim.key, body, scheme);
  },
};

export const committees: readonly Act[] = [...formed, handOver];

import type { Capacity } from "#kernel/index.js";

/** Somebody of the sample, with a token to act as them. All are composed, addresses included. */
export interface Part {
  /** Stands in keys, so that a sample that is resumed finds its people again. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly capacity: Capacity;
}

const part = (key: string, name: string, capacity: Capacity): Part => ({
  key,
  name,
  email: `${key}@example.org`,
  capacity,
});

export const administrator = part("odile.carlier", "Odile Carlier", "administrator");
export const secretariat = part("martin.lefebvre", "Martin Lefebvre", "secretariat");

/** Works for Norcomex, which three of the dossiers come from. */
export const carrier = part("louise.vandamme", "Louise Vandamme", "carrier");
/** Heads the laboratory that wants to be approved as a resource centre. */
export const laboratoryHead = part("karim.descamps", "Karim Descamps", "carrier");
/** Runs the business park that wants the high-technology label. */
export const parkManager = part("helene.macquart", "Hélène Macquart", "carrier");
/** Their organisations have each applied once, or twice for the network « Je crée ». */
export const networkOfficer = part("sabine.lorthioir", "Sabine Lorthioir", "carrier");
export const agencyOfficer = part("thierry.lemoine", "Thierry Lemoine", "carrier");
export const clubOfficer = part("marc.delobel", "Marc Delobel", "carrier");
export const communityOfficer = part("denis.carpentier", "Denis Carpentier", "carrier");
export const brewer = part("aurore.petit", "Aurore Petit", "carrier");
export const trainer = part("nathalie.bruneel", "Nathalie Bruneel", "carrier");

export const chair = part("claire.dubrulle", "Claire Dubrulle", "chair");
export const substituteChair = part("paul.vanhove", "Paul Vanhove", "reviewer");
export const forJeCree = part("nadia.hocquet", "Nadia Hocquet", "reviewer");
export const forJInnove = part("samir.benali", "Samir Benali", "reviewer");
export const forApim = part("bruno.wattel", "Bruno Wattel", "reviewer");
/** Takes the seat over in the course of 2007. */
export const laterForApim = part("leila.cordonnier", "Leïla Cordonnier", "reviewer");
export const forNfx = part("elise.deroo", "Élise Deroo", "reviewer");
export const forCrci = part("jean-luc.caron", "Jean-Luc Caron", "reviewer");
export const substituteForCrci = part("fatima.zerrouki", "Fatima Zerrouki", "reviewer");

/** Chairs the committees of the two other labels. */
export const regionalChair = part("gilles.pottier", "Gilles Pottier", "chair");
export const forRegion = part("amelie.roussel", "Amélie Roussel", "reviewer");
export const alsoForRegion = part("yves.delattre", "Yves Delattre", "reviewer");
export const forPlatform = part("thomas.leclercq", "Thomas Leclercq", "reviewer");
export const alsoForPlatform = part("mireille.fontaine", "Mireille Fontaine", "reviewer");
export const forUnions = part("rachid.amrani", "Rachid Amrani", "reviewer");
export const forClusters = part("sophie.blondel", "Sophie Blondel", "reviewer");

const auditor = part("ines.maertens", "Inès Maertens", "auditor");

/** The first of each capacity is the one that a start tells of. */
export const people: readonly Part[] = [
  administrator,
  secretariat,
  carrier,
  forJInnove,
  chair,
  auditor,
  laboratoryHead,
  parkManager,
  networkOfficer,
  agencyOfficer,
  clubOfficer,
  communityOfficer,
  brewer,
  trainer,
  substituteChair,
  forJeCree,
  forApim,
  laterForApim,
  forNfx,
  forCrci,
  substituteForCrci,
  regionalChair,
  forRegion,
  alsoForRegion,
  forPlatform,
  alsoForPlatform,
  forUnions,
  forClusters,
];

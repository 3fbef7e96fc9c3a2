import {
  idOf,
  type Names,
  type Rejection,
  type Step,
  streamName,
  type World,
} from "#kernel/index.js";
import { claim } from "../claim/claim.js";
import { takeClaim } from "../claim/take-claim.js";
import { initiative } from "../initiative/initiative.js";
import { addSignatory } from "../organisation/add-signatory.js";
import { enrolOrganisation } from "../organisation/enrol-organisation.js";
import { type Organisation, organisation } from "../organisation/organisation.js";
import { person } from "../person/person.js";
import { registerPerson } from "../person/register-person.js";
import type { Dossier } from "./dossier.js";
import { idsOf } from "./ids-of.js";
import { reject } from "./rejections.js";
import { contradictions, organisationKey } from "./same-organisation.js";

interface Carrier {
  readonly id: string;
  readonly steps: readonly Step[];
}

/**
 * Who carries the dossier's initiative, and what it takes for the organisation and its signatory to
 * be known. Dossiers with one name and seat are of one organisation: they meet at a claim, and the
 * first of them gives it its id.
 */
export const carrierOf = async (
  dossier: Dossier,
  names: Names,
  world: World,
): Promise<Carrier | { readonly rejected: Rejection }> => {
  const ids = idsOf(dossier.ref, names);
  const carrying = await world.fold(initiative, ids.initiative);
  // What the dossier said of its organisation has had its effect, and may have been amended since.
  if (carrying.phase === "registered") return { id: carrying.organisation, steps: [] };
  const { name, facts } = dossier.organisation;
  const claimId = names.claim("name-and-seat", organisationKey(dossier.organisation));
  const held = await world.fold(claim, claimId);
  const id = held.phase === "taken" ? idOf(held.owner) : ids.organisation;
  const state = await world.fold(organisation, id);
  const fields = state.phase === "registered" ? contradictions(facts, state) : [];
  if (fields.length > 0) return reject("ORGANISATION_KNOWN_OTHERWISE", { fields });

  const owner = streamName(organisation.kind, id);
  const take: Step = { key: "claim", command: takeClaim, id: claimId, body: { owner } };
  const identifier = { kind: "none", reason: "not provided" };
  const body = { name, ...facts, identifier };
  const enrol: Step = { key: "organisation", command: enrolOrganisation, id, body };
  return {
    id,
    steps: [
      ...(held.phase === "free" ? [take] : []),
      ...(state.phase === "registered" ? [] : [enrol]),
      ...(await signatorySteps(dossier, ids.signatory, id, state, world)),
    ],
  };
};

const signatorySteps = async (
  { signatory }: Dossier,
  id: ReturnType<typeof idsOf>["signatory"],
  organisationId: string,
  carrier: Organisation,
  world: World,
): Promise<readonly Step[]> => {
  if (!signatory) return [];
  const { name, email, role } = signatory;
  const isKnown = (await world.fold(person, id)).phase === "registered";
  const maySign = carrier.phase === "registered" && carrier.signatories.includes(id);
  return [
    ...(isKnown ? [] : [{ key: "person", command: registerPerson, id, body: { name, email } }]),
    ...(maySign
      ? []
      : [
          {
            key: `signatory ${id}`,
            command: addSignatory,
            id: organisationId,
            body: { person: id, role },
          },
        ]),
  ];
};

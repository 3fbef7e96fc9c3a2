import type { PersonId, World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { organisation } from "../organisation/organisation.js";
import type { Parties } from "./interest.js";

/** Whom an organisation's matters touch; nobody where it is not registered. */
export const partiesOfOrganisation = async (
  id: string,
  world: World,
): Promise<Parties | undefined> => {
  const carrier = await world.fold(organisation, id);
  if (carrier.phase !== "registered") return undefined;
  const { institution, people, signatories } = carrier;
  return {
    organisation: id,
    ...(institution === undefined ? {} : { institution }),
    people: [...new Set([...Object.keys(people).map((one) => one as PersonId), ...signatories])],
  };
};

/** Whom a file touches. To be looked for anew each time: who acts for whom may have changed. */
export const partiesOfFile = async (id: string, world: World): Promise<Parties | undefined> => {
  const file = await world.fold(application, id);
  if (file.phase === "not-started") return undefined;
  const parties = await partiesOfOrganisation(file.content.organisation, world);
  if (!parties || !("filing" in file) || file.filing.signatory === undefined) return parties;
  return { ...parties, signatory: file.filing.signatory as PersonId };
};

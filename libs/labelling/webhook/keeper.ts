import type { PersonId, World } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { mandateOn } from "../committee/mandates.js";
import { isOrganisations, type Known, type Owner } from "./webhook.js";

/** The committee that an institution listens to; an organisation listens to none. */
export const boardOf = async (world: World, owner: Owner): Promise<Committee> =>
  isOrganisations(owner) ? committee.initial : world.fold(committee, owner.scheme);

/** Whether a person sits for the institution on a day: whose sight is lent has a sight there. */
export const sitsFor = (
  owner: Exclude<Owner, { readonly organisation: string }>,
  board: Committee,
  person: PersonId,
  today: string,
): boolean => mandateOn(board, person, today)?.institution === owner.institution;

/** Whether the keeper of an institution's webhook still sits for it. */
export const stillSits = (
  { owner, keeper }: Pick<Known, "owner" | "keeper">,
  board: Committee,
  today: string,
): boolean => isOrganisations(owner) || sitsFor(owner, board, keeper, today);

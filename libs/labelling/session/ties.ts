import type { World } from "#kernel/index.js";
import { type Parties, tieOf } from "../interest/interest.js";
import { partiesOfFile, partiesOfOrganisation } from "../interest/parties.js";
import { label } from "../label/label.js";
import { isOfFile, type Matter, type Recusal } from "./matter.js";
import type { Session } from "./session.js";

/** Members whom ids tie to a matter. Looked for anew each time: who acts for whom may have changed. */
export const tiesTo = async (
  state: Session,
  item: string,
  world: World,
): Promise<readonly Recusal[]> => {
  if (state.phase !== "open") return [];
  const matter = state.items.find((one) => one.item === item);
  const parties = matter && (await partiesTo(matter.kind, item, world));
  if (!parties) return [];
  return state.roll.flatMap((entry) => {
    const ground = tieOf(parties, entry);
    return ground ? [{ person: entry.person, ground, source: "engine" as const }] : [];
  });
};

const partiesTo = async (
  kind: Matter["kind"],
  id: string,
  world: World,
): Promise<Parties | undefined> => {
  if (isOfFile(kind)) return partiesOfFile(id, world);
  if (kind === "proposal") return undefined;
  const state = await world.fold(label, id);
  return state.phase === "not-granted"
    ? undefined
    : partiesOfOrganisation(state.held.organisation, world);
};

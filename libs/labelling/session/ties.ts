import type { World } from "#kernel/index.js";
import { type Interest, instruction } from "../instruction/instruction.js";
import { type Parties, tieOf } from "../interest/interest.js";
import { partiesOfFile, partiesOfOrganisation } from "../interest/parties.js";
import { label } from "../label/label.js";
import { isOfFile, type Matter, type Recusal } from "./matter.js";
import type { Session } from "./session.js";

/** Members whom ids tie to a matter. Looked for anew each time: who acts for whom may have changed. */
export const provenTies = async (
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

/**
 * Those, and whoever is said to have an interest in the file: they took no part in its review either,
 * nor do they in what becomes of its label, which bears its id.
 */
export const tiesTo = async (
  state: Session,
  item: string,
  world: World,
): Promise<readonly Recusal[]> => {
  const proven = await provenTies(state, item, world);
  const kind = kindIn(state, item);
  if (state.phase !== "open" || !kind || kind === "proposal") return proven;
  const said = await interestsIn(item, world);
  const others = state.roll.flatMap(({ person }): readonly Recusal[] => {
    const known = said.find((one) => one.person === person);
    return known && !proven.some((one) => one.person === person)
      ? [{ person, ground: known.grounds, source: known.source }]
      : [];
  });
  return [...proven, ...others];
};

/** As they were told while a label’s item asked nobody what was said of its file. */
export const tiesOfFileAlone = async (
  state: Session,
  item: string,
  world: World,
): Promise<readonly Recusal[]> => {
  const kind = kindIn(state, item);
  return kind && isOfFile(kind) ? tiesTo(state, item, world) : provenTies(state, item, world);
};

const kindIn = (state: Session, item: string): Matter["kind"] | undefined =>
  "items" in state ? state.items.find((one) => one.item === item)?.kind : undefined;

const interestsIn = async (id: string, world: World): Promise<readonly Interest[]> => {
  const state = await world.fold(instruction, id);
  return state.phase === "not-opened" ? [] : state.interests;
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

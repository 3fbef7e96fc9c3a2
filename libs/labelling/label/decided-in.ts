import type { World } from "#kernel/index.js";
import type { Item } from "../session/item.js";
import type { ItemOutcome } from "../session/question.js";
import { session as meeting } from "../session/session.js";
import { type Held, isLeftBy } from "./held.js";

type Decided = Extract<Item["stage"], { readonly is: "decided" }>;

/** What a session has decided of a matter, as its own stream tells. */
export const itemIn = async (
  world: World,
  session: string,
  item: string,
): Promise<Decided | undefined> => {
  const state = await world.fold(meeting, session);
  if (state.phase === "unknown") return undefined;
  const stage = state.items.find((one) => one.item === item)?.stage;
  return stage?.is === "decided" ? stage : undefined;
};

/** The day on which a session decided this of a label, if it did. */
export const dayDecided = async (
  world: World,
  session: string,
  label: string,
  outcome: ItemOutcome,
): Promise<string | undefined> => {
  const decided = await itemIn(world, session, label);
  return decided?.outcome === outcome ? decided.decidedOn : undefined;
};

/** The day on which the session that had it refused to revoke it, where that is yet to be recorded. */
export const dayRefused = async (
  world: World,
  held: Held,
  label: string,
): Promise<string | undefined> => {
  const { agenda } = held;
  return agenda === undefined || isLeftBy(held, agenda)
    ? undefined
    : dayDecided(world, agenda, label, "not-revoked");
};

import type { Actor, PersonId } from "#kernel/index.js";
import type { Item } from "#labelling/session/item.js";
import { session } from "#labelling/session/session.js";
import { motives } from "./folk.js";
import { pick } from "./rules.js";
import type { Town } from "./town.js";

export const member = (id: PersonId): Actor => ({ id, as: "reviewer" });

export const itemsOf = (town: Town, id: string): readonly Item[] => {
  const state = town.past.now(session, id);
  return state.phase === "open" ? state.items : [];
};

const choices = ["for", "against", "abstain"] as const;

export const ballots = async (town: Town, id: string, item: string): Promise<void> => {
  const { random, secretariat } = town;
  const found = itemsOf(town, id).find((one) => one.item === item);
  if (found?.stage.is !== "deliberating") return;
  const favour = random.fraction();
  const choose = () => {
    if (random.fraction() < 0.15) return "abstain";
    return random.fraction() < favour ? "for" : "against";
  };
  for (const { person, on } of found.stage.voters) {
    if (random.fraction() < 0.06) continue;
    const times = random.fraction() < 0.1 ? 2 : 1;
    for (let nth = 0; nth < times; nth += 1) {
      const cast = { item, choice: choose(), ...(on === person ? {} : { on }) };
      const hand = random.fraction() < 0.1;
      if (hand) await town.ask(secretariat, "CastBallot", { ...cast, voter: person }, id);
      else await town.ask(member(person), "CastBallot", cast, id);
    }
  }
  // Somebody who may not, perhaps.
  const state = town.past.now(session, id);
  if (state.phase !== "open" || random.fraction() > 0.1) return;
  const [by, on] = [pick(random, state.roll).person, pick(random, state.roll).person];
  await town.ask(member(by), "CastBallot", { item, choice: pick(random, choices), on }, id);
};

/** The decision, once the chair has settled a tie; adjourned where there can be none. */
export const draw = async (town: Town, id: string, item: string): Promise<void> => {
  const { secretariat, random } = town;
  const decide = () => town.ask(secretariat, "DecideItem", { item, motives }, id);
  if ((await decide()) !== undefined) return;
  if (town.refusal === "CASTING_VOTE_AWAITED") {
    const found = itemsOf(town, id).find((one) => one.item === item);
    const chair = found && "presiding" in found.stage ? found.stage.presiding.person : undefined;
    const first = random.fraction() < 0.5 ? "for" : "against";
    for (const choice of [first, first === "for" ? "against" : "for"]) {
      if (chair === undefined) break;
      const given = await town.ask(member(chair), "GiveCastingVote", { item, choice }, id);
      if (given !== undefined) break;
    }
    if ((await decide()) !== undefined) return;
  }
  await town.ask(secretariat, "AdjournItem", { item, reason: "no-quorum" }, id);
};

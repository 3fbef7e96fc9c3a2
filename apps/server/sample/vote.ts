import type { PersonId } from "#kernel/index.js";
import type { Item } from "#labelling/session/item.js";
import { session } from "#labelling/session/session.js";
import { fileOf } from "./files.js";
import { type Part, people, secretariat } from "./people.js";
import type { Motion } from "./motion.js";
import type { Stage } from "./stage.js";

/** From the question to the decision. */
export const vote = async (
  stage: Stage,
  id: string,
  chair: Part,
  motion: Motion,
): Promise<void> => {
  const { ref, ask, conditions = [], casting, motives } = motion;
  const item = fileOf(stage, ref);
  // The file's own stream takes part, and comes before more than one session.
  const one = (by: Part, type: string, body: object = {}, more = "") =>
    stage.ask(by, type, `${ref} ${id} ${more}`, { item, ...body }, id);

  await one(secretariat, "Deliberate", { question: { ask, conditions } });
  const { stage: before } = await itemIn(stage, id, item);
  for (const voter of before.is === "deliberating" ? before.voters : []) {
    const choice = motion.dissent?.[voter.institution] ?? "for";
    const on = voter.on === voter.person ? {} : { on: voter.on };
    await one(partOf(stage, voter.person), "CastBallot", { choice, ...on }, voter.on);
  }
  await one(secretariat, "CloseBallots");
  // Secret ballots are counted by the engine.
  await stage.settle();
  if (casting) await one(chair, "GiveCastingVote", { choice: casting });
  await one(secretariat, "DecideItem", motives === undefined ? {} : { motives });
  const { stage: after } = await itemIn(stage, id, item);
  if (after.is !== "decided" || after.outcome !== motion.outcome)
    throw new Error(`the sample stops at the vote on ${ref}: ${after.is}, not ${motion.outcome}`);
};

const itemIn = async (stage: Stage, id: string, item: string): Promise<Item> => {
  const state = await stage.look(session, id);
  const found = "items" in state ? state.items.find((one) => one.item === item) : undefined;
  if (!found) throw new Error(`${item} is on no agenda`);
  return found;
};

const partOf = (stage: Stage, person: PersonId): Part => {
  const found = people.find((part) => stage.personOf(part) === person);
  if (!found) throw new Error(`${person} plays no part`);
  return found;
};

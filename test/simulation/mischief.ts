import { type Actor, capacities } from "#kernel/index.js";
import { everyCommand, operations } from "#labelling/registry.js";
import type { Doing } from "./folk.js";
import { pick } from "./rules.js";

/** Whoever asks for anything of anything, as its own example says it: hardly ever rightly. */
export const mischief: Doing = async (town) => {
  const { random, places } = town;
  const kinds = [places.files, places.labels, places.sessions, places.organisations];
  const ids = kinds.flatMap((kind) => random.oneOf([...kind.keys()]) ?? []);
  const id = random.oneOf([...ids, ...places.gone.slice(-3)]);
  const { type, example, creates } = pick(random, operations);
  if (id === undefined || own.includes(type)) return;
  const who = random.oneOf([...places.organisations.values()]) ?? town.secretariat.id;
  const by: Actor = { id: who as Actor["id"], as: pick(random, capacities) };
  await town.ask(by, type, example, creates ? undefined : id);
  const step = pick(random, everyCommand);
  if (random.fraction() < 0.2 && !own.includes(step.type))
    await town.ask({ ...by, as: "carrier" }, step.type, step.example, id);
};

/** Names what was never stored here, which is a fault of whoever asks. */
const own = ["DraftScheme", "PublishScheme", "ProposeRules", "ImportDossier", "TakeClaim"];

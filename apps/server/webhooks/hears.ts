import type { Viewer } from "#access/viewer.js";
import { idOf, kindOf, type World } from "#kernel/index.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { person, roleOn } from "#labelling/person/person.js";
import { session } from "#labelling/session/session.js";
import { boardOf, stillSits } from "#labelling/webhook/keeper.js";
import { topicOf } from "#labelling/webhook/topics.js";
import { isOrganisations, type Known } from "#labelling/webhook/webhook.js";
import type { RecordedEvent } from "#kernel/index.js";
import { concernedBy, isConcerned } from "./concerned.js";
import type { WebhookParts } from "./parts.js";

/** In which capacity its keeper looks today; none once they have left, or hold the role no more. */
const capacityOf = async (world: World, webhook: Known, today: string) => {
  const { owner, keeper } = webhook;
  const state = await world.fold(person, keeper);
  if (isOrganisations(owner)) {
    const carrier = await world.fold(organisation, owner.organisation);
    const isOneOfThem =
      carrier.phase === "registered" &&
      (carrier.signatories.includes(keeper) || carrier.people[keeper] !== undefined);
    return isOneOfThem && roleOn(state, "carrier", today) ? "carrier" : undefined;
  }
  if (!stillSits(webhook, await boardOf(world, owner), today)) return undefined;
  return (["reviewer", "chair"] as const).find((one) => roleOn(state, one, today));
};

/**
 * Whether a webhook hears of an event: it asks for its topic, the thing is its owner's or before its
 * committee, and its keeper would be shown it today.
 */
export const hears = async (
  { sight }: Pick<WebhookParts, "sight">,
  world: World,
  webhook: Known,
  event: RecordedEvent,
  today: string,
): Promise<boolean> => {
  const { stream, type } = event;
  const topic = topicOf(kindOf(stream), type);
  if (topic === undefined || !webhook.topics.includes(topic)) return false;
  const concerned = await concernedBy(world, stream);
  if (!concerned || !isConcerned(webhook.owner, concerned)) return false;
  const capacity = await capacityOf(world, webhook, today);
  if (capacity === undefined) return false;
  // That its committee meets is told to all who sit there.
  if (kindOf(stream) === session.kind) return !isOrganisations(webhook.owner);
  if (!(await sight.shows(event))) throw new Error(`${stream} cannot be read up to its event yet`);
  const viewer: Viewer = { person: webhook.keeper, capacity, language: "fr" };
  return sight.sees(viewer, idOf(stream));
};

import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { MayBeAbsent } from "../text/may-be.js";
import { IsWebAddress } from "./address.js";
import { boardOf, sitsFor } from "./keeper.js";
import { reject } from "./rejections.js";
import { isForCarriers, type Topic, topics } from "./topics.js";
import { isOrganisations, isOwners, webhook, type Webhook, type WebhookEvent } from "./webhook.js";

export class ChangeWebhookBody {
  @MayBeAbsent() @IsWebAddress() readonly url?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(topics.length)
  @ArrayUnique()
  @IsIn(topics, { each: true })
  readonly topics?: readonly Topic[];
  /** Of an institution: the member whose sight applies from now on. */
  @MayBeAbsent() @IsUUID() readonly person?: PersonId;
}

/** Who changes an organisation's webhook answers for it: what it hears is what they see. */
export const changeWebhook = command({
  type: "ChangeWebhook",
  schema: 1,
  summary: "Changes where a webhook is told, of what, or whose sight it has: its keeper’s.",
  on: webhook,
  shape: ChangeWebhookBody,
  personal: ["/url"],
  example: { topics: ["application.decided", "application.notified", "label.granted"] },
  gather: async (state: Webhook, _body: ChangeWebhookBody, world) => ({
    board: state.phase === "unknown" ? committee.initial : await boardOf(world, state.owner),
  }),
  decide: (
    state,
    body,
    { today, actor },
    { board }: { readonly board: Committee },
  ): Decision<WebhookEvent> => {
    if (state.phase === "unknown") return reject("WEBHOOK_UNKNOWN");
    if (!isOwners(state, actor.as)) return reject("WEBHOOK_NOT_YOURS");
    const { owner } = state;
    const { person, topics: wanted = state.topics } = body;
    if (isOrganisations(owner)) {
      if (person !== undefined) return reject("WEBHOOK_OWNER_UNCLEAR");
      const others = wanted.filter((topic) => !isForCarriers(topic));
      if (others.length > 0) return reject("TOPICS_OF_A_COMMITTEE", { topics: others });
    } else if (person !== undefined && !sitsFor(owner, board, person, today))
      return reject("KEEPER_HAS_NO_SEAT", { institution: owner.institution, today });
    const keeper = isOrganisations(owner) ? (actor.id as PersonId) : (person ?? state.keeper);
    const { url, topics: given } = body;
    const isSo = keeper === state.keeper && given === undefined && url === undefined;
    if (isSo) return accept();
    return accept({
      type: "WebhookChanged",
      ...(url === undefined ? {} : { url }),
      ...(given === undefined ? {} : { topics: given }),
      keeper,
      ...(person === undefined ? {} : { named: true as const }),
      changedOn: today,
    });
  },
  commandOf: (events) => {
    const { url, topics: given, keeper, named } = madeBy(events, "WebhookChanged");
    return {
      ...(url === undefined ? {} : { url }),
      ...(given === undefined ? {} : { topics: given }),
      ...(named ? { person: keeper } : {}),
    };
  },
});

import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { committee, type Committee } from "../committee/committee.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { IsWebAddress } from "./address.js";
import { boardOf, sitsFor } from "./keeper.js";
import { reject } from "./rejections.js";
import { isForCarriers, type Topic, topics } from "./topics.js";
import {
  isOrganisations,
  type Owner,
  webhook,
  type Webhook,
  type WebhookEvent,
} from "./webhook.js";

/** An organisation, or a scheme with an institution of its committee and the member whose sight applies. */
export class RegisterWebhookBody {
  @IsWebAddress() readonly url!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(topics.length)
  @ArrayUnique()
  @IsIn(topics, { each: true })
  readonly topics!: readonly Topic[];
  @MayBeAbsent() @IsUUID() readonly organisation?: string;
  @MayBeAbsent() @IsText(80) readonly scheme?: string;
  @MayBeAbsent() @IsText(200) readonly institution?: string;
  @MayBeAbsent() @IsUUID() readonly person?: PersonId;
}

interface Facts {
  /** That an institution is of; an organisation needs none. */
  readonly board: Committee;
}

/** Whose it is to be, if the body says so without doubt. */
const ownerIn = (body: RegisterWebhookBody): Owner | undefined => {
  const { organisation, scheme, institution, person } = body;
  const others = [scheme, institution, person].filter((one) => one !== undefined).length;
  if (organisation !== undefined) return others === 0 ? { organisation } : undefined;
  if (scheme === undefined || institution === undefined || person === undefined) return undefined;
  return { scheme, institution };
};

export const registerWebhook = command({
  type: "RegisterWebhook",
  schema: 1,
  summary:
    "Has an organisation’s own systems, or those of an institution of a committee, told what happens.",
  on: webhook,
  shape: RegisterWebhookBody,
  creates: true,
  personal: ["/url"],
  example: {
    url: "https://systemes.example.org/creativallee",
    topics: ["application.decided", "label.granted"],
    organisation: "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03",
  },
  gather: async (_state: Webhook, body: RegisterWebhookBody, world) => {
    const owner = ownerIn(body);
    return { board: owner ? await boardOf(world, owner) : committee.initial };
  },
  decide: (state, body, { today, actor }, { board }: Facts): Decision<WebhookEvent> => {
    if (state.phase !== "unknown") return reject("WEBHOOK_ALREADY_REGISTERED");
    const owner = ownerIn(body);
    if (!owner) return reject("WEBHOOK_OWNER_UNCLEAR");
    const { url, topics: wanted, person } = body;
    const registered = { type: "WebhookRegistered", url, topics: wanted, owner } as const;
    if (isOrganisations(owner)) {
      // What it hears is what its keeper sees, as one of the organisation's people.
      if (actor.as !== "carrier") return reject("WEBHOOK_BY_ITS_OWN_PEOPLE");
      const others = wanted.filter((topic) => !isForCarriers(topic));
      if (others.length > 0) return reject("TOPICS_OF_A_COMMITTEE", { topics: others });
      return accept({ ...registered, keeper: actor.id as PersonId, registeredOn: today });
    }
    if (actor.as !== "secretariat") return reject("WEBHOOK_BY_THE_SECRETARIAT");
    if (person === undefined || !sitsFor(owner, board, person, today))
      return reject("KEEPER_HAS_NO_SEAT", { institution: owner.institution, today });
    return accept({ ...registered, keeper: person, registeredOn: today });
  },
  commandOf: (events) => {
    const { url, topics: wanted, owner, keeper } = madeBy(events, "WebhookRegistered");
    return { url, topics: wanted, ...owner, ...(isOrganisations(owner) ? {} : { person: keeper }) };
  },
});

import { readDefinition } from "#labelling/scheme/read-definition.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { isOrganisations, webhook } from "#labelling/webhook/webhook.js";
import type { Particulars } from "#mails/letter.js";
import type { MailBody } from "#reactions/send-mail.js";
import { addressOf } from "../webhooks/address.js";
import { nameOf, underRules } from "./matter.js";
import type { Source } from "./source.js";

/** Where it goes is told by its host alone: the rest of an address may be a secret. */
const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

export const aboutWebhook = async (
  source: Source,
  id: string,
  { version }: MailBody,
): Promise<Particulars> => {
  const state = await source.fold(webhook, id);
  if (state.phase === "unknown") return {};
  const { owner } = state;
  const told = await source.events(webhook, id, "WebhookDisabled");
  const ended = told.find(({ envelope }) => envelope.version === version)?.event;
  const about = {
    address: hostIn((await addressOf(source, id)).url),
    on: ended && { day: ended.disabledOn },
    ...(ended?.reason === "gone" ? { gone: true as const } : { failing: true as const }),
  };
  if (isOrganisations(owner))
    return { ...about, organisation: await nameOf(source, owner.organisation) };
  const rules = await source.fold(scheme, owner.scheme);
  if (rules.phase !== "published") return about;
  return { ...underRules(await readDefinition(source, rules.current.definition)), ...about };
};

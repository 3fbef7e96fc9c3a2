import { type Command, kindOf } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { notifyDecision } from "#labelling/application/notify-decision.js";
import { recordUndeliveredDecision } from "#labelling/application/record-undelivered-decision.js";
import { label } from "#labelling/label/label.js";
import { notifyHolder } from "#labelling/label/notify-holder.js";
import { recordHolderNotReached } from "#labelling/label/record-holder-not-reached.js";
import { templates } from "#mails/templates/index.js";
import type { MailBody } from "#reactions/send-mail.js";
import type { Source } from "./source.js";

/** What is recorded of a letter that notifies a decision: that it was taken, or that it was not. */
export interface Notifying {
  readonly taken: Pick<Command, "type">;
  readonly refused: Pick<Command, "type">;
}

const ofFile: Notifying = { taken: notifyDecision, refused: recordUndeliveredDecision };
const ofLabel: Notifying = { taken: notifyHolder, refused: recordHolderNotReached };

/** Of the last decision against a holder, which nobody has been told of. */
const awaitsNotice = async (source: Source, id: string, version: number): Promise<boolean> => {
  const state = await source.fold(label, id);
  if (state.phase === "not-granted" || state.held.notice?.notifiedOn !== undefined) return false;
  const told = await source.events(label, id, "RenewalRefused", "LabelRevoked");
  return told.at(-1)?.envelope.version === version;
};

/** A decision that nobody was told of yet: what becomes of its letters is recorded. */
export const notifying = async (
  source: Source,
  id: string,
  { template, stream, version }: MailBody,
): Promise<Notifying | undefined> => {
  if (!templates[template].notifies) return undefined;
  if (kindOf(stream) === label.kind)
    return (await awaitsNotice(source, id, version)) ? ofLabel : undefined;
  const state = await source.fold(application, id);
  return state.phase === "decided" && state.judgement.notification === undefined
    ? ofFile
    : undefined;
};

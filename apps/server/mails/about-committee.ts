import type { World } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { instruction, isInterested } from "#labelling/instruction/instruction.js";
import { label } from "#labelling/label/label.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import type { Adjournment } from "#labelling/session/events.js";
import type { Item } from "#labelling/session/item.js";
import { isOfFile } from "#labelling/session/matter.js";
import { session } from "#labelling/session/session.js";
import type { Particulars } from "#mails/letter.js";
import { matterInWords } from "#mails/words.js";
import type { MailBody } from "#reactions/send-mail.js";
import { about, titleOf, underRules } from "./matter.js";
import type { Source } from "./source.js";

const adjournments: Readonly<Record<Adjournment, { readonly fr: string; readonly en: string }>> = {
  "no-quorum": { fr: "le quorum n’est pas atteint", en: "the quorum is not reached" },
  "no-chair": { fr: "personne ne peut présider", en: "nobody can preside" },
  "put-off": { fr: "elle est reportée", en: "it is put off" },
};

/** What a letter about an instruction tells: no more than its reader may know of the file. */
export const aboutInstruction = async (
  source: Source,
  id: string,
  { version, recipients }: MailBody,
): Promise<Particulars> => {
  const state = await source.fold(instruction, id);
  const file = await source.fold(application, id);
  if (state.phase === "not-opened" || file.phase === "not-started") return {};
  const definition = await readDefinition(source, state.definition);
  // Whoever may have an interest in a file sees nothing of it but its reference.
  if (recipients === "concerned")
    return { ...underRules(definition), reference: file.content.reference };
  const all = await about(source, definition, file.content);
  if (recipients !== "reviewer") return all;
  const told = await source.events(instruction, id, "ReviewerAssigned");
  const dueOn = told.find(({ envelope }) => envelope.version === version)?.event.dueOn;
  const { organisation: _, title, reference, ...rest } = all;
  const isBlind = definition.review.blindness === "both-hidden";
  // Who carries a file is hidden from who reviews it blindly, and a title tells.
  const named = isBlind
    ? { title: { fr: "un dossier", en: "an application" } }
    : { title, reference };
  return { ...rest, ...named, dueOn: dueOn === undefined ? undefined : { day: dueOn } };
};

/** Whoever has an interest in a matter hears nothing of it. */
const isClosedTo = async (source: World, item: Item, person: string | undefined) => {
  if (item.recusals.some((one) => one.person === person)) return true;
  // A label bears the id of its file, and with it the interests that were declared.
  const state = await source.fold(instruction, item.item);
  return state.phase !== "not-opened" && person !== undefined && isInterested(state, person);
};

/** Until the committee has decided, who carries such a file is hidden from all who judge it. */
const isBlind = async (source: Source, id: string): Promise<boolean> => {
  const state = await source.fold(instruction, id);
  if (state.phase !== "open") return false;
  return (await readDefinition(source, state.definition)).review.blindness === "both-hidden";
};

const titleIn = async (source: Source, { kind, item }: Item): Promise<string | undefined> => {
  if (kind === "proposal") return undefined;
  if (isOfFile(kind)) {
    const file = await source.fold(application, item);
    if (file.phase === "not-started" || (await isBlind(source, item))) return undefined;
    return titleOf(source, file.content.initiative);
  }
  const held = await source.fold(label, item);
  return held.phase === "not-granted" ? undefined : titleOf(source, held.held.initiative);
};

/** What a letter about a session tells: to each member what they may take part in. */
export const aboutSession = async (
  source: Source,
  id: string,
  { template, person }: MailBody,
): Promise<Particulars> => {
  const state = await source.fold(session, id);
  if (state.phase === "unknown") return {};
  const [convened] = await source.events(session, id, "SessionConvened");
  const items = [];
  for (const item of template === "session-agenda" ? state.items : [])
    if (!(await isClosedTo(source, item, person)))
      items.push({ title: await titleIn(source, item), kind: matterInWords[item.kind] });
  return {
    ...underRules(await readDefinition(source, state.definition)),
    heldOn: { day: state.heldOn },
    place: convened?.event.place,
    ...(state.convening === 2 && { second: true }),
    ...(state.phase === "adjourned" && { reason: reasonOf(state.why) }),
    ...(items.length > 0 && { items }),
  };
};

const reasonOf = (why: string) =>
  Object.entries(adjournments).find(([code]) => code === why)?.[1] ?? why;

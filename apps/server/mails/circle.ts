import { kindOf, type StreamName, unreachable, type World } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { committee } from "#labelling/committee/committee.js";
import { rollOn } from "#labelling/committee/mandates.js";
import { instruction, isInterested, reviewerIn } from "#labelling/instruction/instruction.js";
import { label } from "#labelling/label/label.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { session } from "#labelling/session/session.js";
import { isOrganisations, webhook } from "#labelling/webhook/webhook.js";
import type { MailBody } from "#reactions/send-mail.js";

/** Those who hold the office on the day of the letter. */
type Secretariat = (about: MailBody) => Promise<readonly string[]>;

const carrierOf = async (world: World, stream: StreamName, id: string) => {
  if (kindOf(stream) === label.kind) {
    const state = await world.fold(label, id);
    return state.phase === "not-granted" ? undefined : state.held.organisation;
  }
  const state = await world.fold(application, id);
  return state.phase === "not-started" ? undefined : state.content.organisation;
};

const carriers = async (world: World, stream: StreamName, id: string) =>
  peopleOf(world, await carrierOf(world, stream, id));

const peopleOf = async (world: World, carrier: string | undefined) => {
  const state = carrier === undefined ? undefined : await world.fold(organisation, carrier);
  if (state?.phase !== "registered") return [];
  return [...new Set<string>([...state.signatories, ...Object.keys(state.people)])];
};

/** An organisation's people, or the secretariat, which registered it for an institution. */
const owners = async (world: World, secretariat: Secretariat, id: string, about: MailBody) => {
  const state = await world.fold(webhook, id);
  if (state.phase === "unknown") return [];
  return isOrganisations(state.owner)
    ? peopleOf(world, state.owner.organisation)
    : secretariat(about);
};

/** Whoever is asked for a review, until they leave it or their seat: an interest ends all mail about the file. */
const reviewers = async (world: World, id: string, person: string | undefined, today: string) => {
  const state = await world.fold(instruction, id);
  if (state.phase !== "open" || person === undefined || isInterested(state, person)) return [];
  const roll = rollOn(await world.fold(committee, state.scheme), today);
  const sits = roll.some((one) => one.person === person);
  return sits && reviewerIn(state, person) ? [person] : [];
};

const members = async (world: World, id: string) => {
  const state = await world.fold(session, id);
  if (state.phase === "unknown") return [];
  const roll = rollOn(await world.fold(committee, state.scheme), state.heldOn);
  return [...new Set(roll.map(({ person }) => person))];
};

/**
 * Whom a letter is for as things stand now: who has joined meanwhile is told too, and who has left
 * is told nothing more.
 */
export const circleOf = async (
  world: World,
  secretariat: Secretariat,
  id: string,
  about: MailBody,
  today: string,
): Promise<readonly string[]> => {
  switch (about.recipients) {
    case "carrier":
      return carriers(world, about.stream, id);
    case "reviewer":
      return reviewers(world, id, about.person, today);
    case "concerned":
      return about.person === undefined ? [] : [about.person];
    case "members":
      return members(world, id);
    case "secretariat":
      return secretariat(about);
    case "owner":
      return owners(world, secretariat, id, about);
    default:
      return unreachable(about.recipients);
  }
};

import type { JsonObject } from "#kernel/index.js";
import { committee, type CommitteeEvent } from "#labelling/committee/committee.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { findInterests } from "#labelling/instruction/find-interests.js";
import { instruction } from "#labelling/instruction/instruction.js";
import { organisation, type OrganisationEvent } from "#labelling/organisation/organisation.js";
import { drawReviewers } from "#labelling/rota/draw-reviewers.js";
import { reaction } from "./reaction.js";

/** Whose file is reviewed, and by whose committee. */
type Reviewed = { readonly organisation: string; readonly scheme: string };

/** The instructions that are open, by their ids. */
type Remembered = { readonly [instruction: string]: Reviewed } & JsonObject;

/** That bring people to an organisation, or the organisation to an institution. */
const joining: readonly OrganisationEvent["type"][] = [
  "PersonInvited",
  "SignatoryAdded",
  "OrganisationAmended",
];

/**
 * People come to an organisation or a committee while a file is reviewed: whoever ids tie to it is
 * told apart then. It is looked once right after the opening too, which did not see who came beside it.
 */
export const lookForInterests = reaction<
  InstructionEvent | OrganisationEvent | CommitteeEvent,
  Remembered
>({
  name: "look-for-interests",
  reads: [instruction, organisation, committee],
  key: () => "open",
  evolve: (state, { id, event }) => {
    if (event.type === "InstructionOpened") {
      const { organisation: carrier, scheme } = event;
      return { ...state, [id]: { organisation: carrier, scheme } };
    }
    if (event.type === "InstructionClosed" && state) {
      const { [id]: _, ...rest } = state;
      return rest;
    }
    return state;
  },
  react: ({ id, event }, state = {}) => {
    const open = Object.entries(state);
    if (event.type === "InstructionOpened" || event.type === "InstructionReopened")
      return [{ command: findInterests, to: id, body: {} }];
    if (event.type === "MandateGiven")
      // Whoever is new may also review what nobody was free for.
      return open
        .filter(([, { scheme }]) => scheme === id)
        .flatMap(([file, { scheme }]) => [
          { command: findInterests, to: file, body: {}, from: event.from },
          { command: drawReviewers, to: scheme, body: { instruction: file }, from: event.from },
        ]);
    if (!joining.some((type) => type === event.type)) return [];
    return open
      .filter(([, { organisation: carrier }]) => carrier === id)
      .map(([file]) => ({ command: findInterests, to: file, body: {} }));
  },
});

import type { Command, Process } from "#kernel/index.js";
import { abandonRegistration } from "./abandon-registration.js";
import { addSignatory } from "./add-signatory.js";
import { amendOrganisation } from "./amend-organisation.js";
import { dropIdentifier } from "./drop-identifier.js";
import { enrolOrganisation } from "./enrol-organisation.js";
import { giveUpIdentifier } from "./give-up-identifier.js";
import { invitePerson } from "./invite-person.js";
import { registerOrganisation } from "./register-organisation.js";
import { removePerson } from "./remove-person.js";
import { removeSignatory } from "./remove-signatory.js";

export const organisationCommands: readonly Command[] = [
  amendOrganisation,
  addSignatory,
  removeSignatory,
  invitePerson,
  removePerson,
];

export const organisationProcesses: readonly Process[] = [registerOrganisation, giveUpIdentifier];

/** Sent by processes alone: nobody may ask for one of them without the others. */
export const organisationSteps: readonly Command[] = [
  enrolOrganisation,
  abandonRegistration,
  dropIdentifier,
];

import { application } from "#labelling/application/application.js";
import type { Act } from "../act.js";
import { fileOf } from "../files.js";
import {
  agencyOfficer,
  brewer,
  carrier,
  clubOfficer,
  communityOfficer,
  networkOfficer,
  type Part,
  secretariat,
  trainer,
} from "../people.js";
import type { Stage } from "../stage.js";

/** Who follows an organisation's files online from a day on; the others write on paper. */
const rows: readonly (readonly [on: string, person: Part, ref: string])[] = [
  ["2006-09-25", carrier, "npdc-10"],
  ["2006-11-21", networkOfficer, "npdc-01"],
  ["2006-11-21", agencyOfficer, "npdc-03"],
  ["2006-11-21", clubOfficer, "npdc-07"],
  ["2006-11-22", communityOfficer, "npdc-13"],
  ["2006-11-22", brewer, "npdc-16"],
  ["2006-11-22", trainer, "npdc-18"],
];

export const carriers: readonly Act[] = rows.map(([on, person, ref]) => ({
  on,
  play: async (stage) => {
    const body = { person: stage.personOf(person), right: "edit" };
    const organisation = await organisationOf(stage, fileOf(stage, ref));
    await stage.ask(secretariat, "InvitePerson", person.key, body, organisation);
  },
}));

export const organisationOf = async (stage: Stage, file: string): Promise<string> => {
  const state = await stage.look(application, file);
  if (state.phase === "not-started") throw new Error(`${file} is no file`);
  return state.content.organisation;
};

import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { committee } from "./committee.js";
import { chairOn, mandateOn } from "./mandates.js";
import { OfficeBody } from "./office-shape.js";
import { reject } from "./rejections.js";

export const nameChair = command({
  type: "NameChair",
  schema: 1,
  summary:
    "Names who chairs the committee from a day on, among the members of the presiding institution.",
  on: committee,
  shape: OfficeBody,
  example: { person: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId, from: "2026-09-01" },
  decide: (state, { person, from }, { today }) => {
    if (state.phase === "not-formed") return reject("COMMITTEE_NOT_FORMED");
    if (chairOn(state, from) === person) return accept();
    if (from < today) return reject("OFFICE_STARTS_IN_THE_PAST", { today });
    const mandate = mandateOn(state, person, from);
    if (mandate?.rank !== "member") return reject("NOT_A_MEMBER_THAT_DAY", { day: from });
    if (mandate.institution !== state.chair)
      return reject("ANOTHER_INSTITUTION_PRESIDES", { institution: state.chair });
    return accept({ type: "ChairNamed", person, from });
  },
  commandOf: (events) => {
    const { person, from } = madeBy(events, "ChairNamed");
    return { person, from };
  },
});

import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { committee } from "./committee.js";
import { chairOn, deputyOn, mandateOn } from "./mandates.js";
import { OfficeBody } from "./office-shape.js";
import { reject } from "./rejections.js";

export const nameDeputy = command({
  type: "NameDeputy",
  schema: 1,
  summary: "Names who stands in for the chair from a day on, among the members of any institution.",
  on: committee,
  shape: OfficeBody,
  example: { person: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId, from: "2026-09-01" },
  decide: (state, { person, from }, { today }) => {
    if (state.phase === "not-formed") return reject("COMMITTEE_NOT_FORMED");
    if (deputyOn(state, from) === person) return accept();
    if (from < today) return reject("OFFICE_STARTS_IN_THE_PAST", { today });
    if (mandateOn(state, person, from)?.rank !== "member")
      return reject("NOT_A_MEMBER_THAT_DAY", { day: from });
    if (chairOn(state, from) === person) return reject("CHAIRS_ALREADY");
    return accept({ type: "DeputyNamed", person, from });
  },
  commandOf: (events) => {
    const { person, from } = madeBy(events, "DeputyNamed");
    return { person, from };
  },
});

import { ArrayMaxSize, IsArray, IsBoolean } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { IsCommune, IsDepartment } from "../territory/is-territory.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent, MayBeCleared } from "../text/may-be.js";
import { type Amendment, organisation, type OrganisationFacts } from "./organisation.js";
import { reject } from "./rejections.js";
import { departmentsOf, longestKind, longestName, mostDepartments } from "./shape.js";

export class AmendOrganisationBody implements Amendment {
  @MayBeAbsent() @IsText(longestName) readonly name?: string;
  @MayBeAbsent() @IsText(longestKind) readonly kind?: string;
  /** Null: abroad. */
  @MayBeCleared() @IsCommune() readonly seat?: string | null;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(mostDepartments)
  @IsDepartment({ each: true })
  readonly actsIn?: readonly string[];
  @MayBeAbsent() @IsBoolean() readonly regionalOrigin?: boolean;
  /** Null: none. */
  @MayBeCleared() @IsText(100) readonly institution?: string | null;
}

export const amendOrganisation = command({
  type: "AmendOrganisation",
  schema: 1,
  summary: "Puts right what is known of an organisation; what is left out stays as it is.",
  on: organisation,
  shape: AmendOrganisationBody,
  ifMatch: true,
  personal: ["/name"],
  example: { seat: "62041", actsIn: ["62"] },
  decide: (state, amendment) => {
    if (state.phase !== "registered") return reject("ORGANISATION_UNKNOWN");
    const changes = changesIn(state, amendment);
    return Object.keys(changes).length === 0
      ? accept()
      : accept({ type: "OrganisationAmended", ...changes });
  },
  commandOf: (events) => {
    const { type: _, ...amendment } = madeBy(events, "OrganisationAmended");
    return amendment;
  },
});

/** What an amendment changes. A name always counts: it is sealed, so there is nothing to compare. */
const changesIn = (facts: OrganisationFacts, amendment: Amendment): Amendment => {
  const { name, kind, seat, actsIn, regionalOrigin, institution } = amendment;
  const departments = actsIn && departmentsOf(actsIn);
  return {
    ...(name !== undefined && { name }),
    ...(kind !== undefined && kind !== facts.kind && { kind }),
    ...(seat !== undefined && seat !== (facts.seat ?? null) && { seat }),
    ...(departments && !isSame(departments, facts.actsIn) && { actsIn: departments }),
    ...(regionalOrigin !== undefined &&
      regionalOrigin !== facts.regionalOrigin && { regionalOrigin }),
    ...(institution !== undefined &&
      institution !== (facts.institution ?? null) && { institution }),
  };
};

/** Both in order, each code once. */
const isSame = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

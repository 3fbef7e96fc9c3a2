import { ArrayMaxSize, IsArray, IsBoolean, IsIn, ValidateIf } from "class-validator";
import { IsCommune, IsDepartment } from "../territory/is-territory.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { type IdentifierKind, identifierKinds, IsIdentifierValue } from "./identifier.js";

export const longestName = 300;
export const longestKind = 100;
/** There are 109 departments and collectivities; one may be named twice. */
export const mostDepartments = 200;

export class OrganisationFactsBody {
  @IsText(longestKind) readonly kind!: string;
  @MayBeAbsent() @IsCommune() readonly seat?: string;
  @IsArray()
  @ArrayMaxSize(mostDepartments)
  @IsDepartment({ each: true })
  readonly actsIn!: readonly string[];
  @IsBoolean() readonly regionalOrigin!: boolean;
  @MayBeAbsent() @IsText(100) readonly institution?: string;
}

export class IdentifierBody {
  @IsIn(identifierKinds) readonly kind!: IdentifierKind;
  @ValidateIf(({ kind }: IdentifierBody, value: unknown) => kind !== "none" || value !== undefined)
  @IsIdentifierValue()
  readonly value?: string;
  /** Why there is neither a SIRET nor an RNA number. */
  @ValidateIf(
    ({ kind }: IdentifierBody, reason: unknown) => kind === "none" || reason !== undefined,
  )
  @IsText(300)
  readonly reason?: string;
}

/** Departments as they are recorded: each once, in order. */
export const departmentsOf = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes)].sort();

import { unreachable } from "#kernel/index.js";
import type { IdentifierKind } from "#labelling/organisation/identifier.js";
import { organisation, type OrganisationEvent } from "#labelling/organisation/organisation.js";
import { readModel, type Row } from "#projections/read-model.js";
import { words, wordsIndex } from "../words.js";

export interface OrganisationRow extends Row {
  readonly name: string;
  readonly kind: string;
  /** Commune code; null abroad. */
  readonly seat: string | null;
  readonly acts_in: readonly string[];
  readonly regional_origin: boolean;
  readonly institution: string | null;
  readonly identifier_kind: IdentifierKind;
  /** The SIRET or RNA number, or why there is none. */
  readonly identifier: string;
  readonly version: number;
  readonly words: string;
}

export const organisations = readModel<OrganisationRow, OrganisationEvent>({
  name: "organisations",
  version: 1,
  reads: [organisation],
  opens: {
    OrganisationRegistered: ["/name", "/identifier/value", "/identifier/reason"],
    OrganisationAmended: ["/name"],
    IdentifierDropped: ["/reason"],
  },
  columns: {
    name: "text",
    kind: "text",
    seat: "text",
    acts_in: "text[]",
    regional_origin: "boolean",
    institution: "text",
    identifier_kind: "text",
    identifier: "text",
    version: "integer",
    words: "text",
  },
  indexes: ["(name, key)", "(seat)", wordsIndex],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    if (event.type === "OrganisationRegistered") {
      const { name, kind, seat = null, actsIn, regionalOrigin, institution = null } = event;
      const { identifier } = event;
      return {
        key,
        name,
        kind,
        seat,
        acts_in: actsIn,
        regional_origin: regionalOrigin,
        institution,
        identifier_kind: identifier.kind,
        identifier: identifier.kind === "none" ? identifier.reason : identifier.value,
        version,
        words: words(name),
      };
    }
    if (!row) return row;
    switch (event.type) {
      case "OrganisationAmended": {
        const name = event.name ?? row.name;
        return {
          ...row,
          name,
          words: words(name),
          kind: event.kind ?? row.kind,
          seat: event.seat === undefined ? row.seat : event.seat,
          acts_in: event.actsIn ?? row.acts_in,
          regional_origin: event.regionalOrigin ?? row.regional_origin,
          institution: event.institution === undefined ? row.institution : event.institution,
          version,
        };
      }
      case "IdentifierDropped":
        return { ...row, identifier_kind: "none", identifier: event.reason, version };
      case "NeverStarted":
      case "ClaimLetGo":
      case "SignatoryAdded":
      case "SignatoryRemoved":
      case "PersonInvited":
      case "PersonRemoved":
        return { ...row, version };
      default:
        return unreachable(event);
    }
  },
});

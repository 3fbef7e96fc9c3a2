import { unreachable } from "#kernel/index.js";
import {
  organisation,
  type OrganisationEvent,
  type Right,
} from "#labelling/organisation/organisation.js";
import { readModel, type Row } from "#projections/read-model.js";

/** What a person may do for an organisation; decides what a carrier sees. */
export interface MembershipRow extends Row {
  readonly organisation: string;
  readonly person: string;
  readonly right_given: Right | null;
  readonly signatory: boolean;
  /** In which a signatory commits the organisation. */
  readonly role: string | null;
}

export const memberships = readModel<MembershipRow, OrganisationEvent>({
  name: "memberships",
  version: 2,
  reads: [organisation],
  opens: { SignatoryAdded: ["/role"] },
  columns: {
    organisation: "text",
    person: "text",
    right_given: "text",
    signatory: "boolean",
    role: "text",
  },
  indexes: ["(person, organisation)"],
  keys: ({ id, event }) => ("person" in event ? [`${id} ${event.person}`] : []),
  project: (row, { id, event }, key) => {
    if (!("person" in event)) return row;
    const before = row ?? {
      key,
      organisation: id,
      person: event.person,
      right_given: null,
      signatory: false,
      role: null,
    };
    const after = given(before, event);
    return after.right_given || after.signatory ? after : undefined;
  },
});

const given = (
  row: MembershipRow,
  event: Extract<OrganisationEvent, { readonly person: string }>,
): MembershipRow => {
  switch (event.type) {
    case "PersonInvited":
      return { ...row, right_given: event.right };
    case "PersonRemoved":
      return { ...row, right_given: null };
    case "SignatoryAdded":
      return { ...row, signatory: true, role: event.role };
    case "SignatoryRemoved":
      return { ...row, signatory: false, role: null };
    default:
      return unreachable(event);
  }
};

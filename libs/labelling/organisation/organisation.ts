import { type Aggregate, type PersonId, unreachable } from "#kernel/index.js";

/** What a check of a file may know of who applies. Nothing personal. */
export interface OrganisationFacts {
  readonly kind: string;
  /** Commune code of the seat; absent abroad. */
  readonly seat?: string;
  /** Departments where it acts, each once, in order. */
  readonly actsIn: readonly string[];
  readonly regionalOrigin: boolean;
  /** The institution of a committee that it is or belongs to. */
  readonly institution?: string;
}

/** `value` and `reason` are sealed: rules hang on the kind and the claim alone. */
export type Identifier =
  | { readonly kind: "siret" | "rna"; readonly value: string; readonly claim: string }
  | { readonly kind: "none"; readonly reason: string };

export const rights = ["view", "edit"] as const;
/** What a person of the organisation may do with its files; signing is apart, for signatories. */
export type Right = (typeof rights)[number];

export type Organisation =
  | { readonly phase: "unknown" }
  /** Its registration was given up before it began; nothing can come after. */
  | {
      readonly phase: "never-started";
      /** Claims that were taken for it, and that may go to others. */
      readonly letGo: readonly string[];
    }
  | ({
      readonly phase: "registered";
      /** The claim on its SIRET or RNA number, while it has one. */
      readonly claim?: string;
      /** The claim on the number that was taken off it: it has had one at most. */
      readonly dropped?: string;
      /** Claims that it has let go, and that may go to others. */
      readonly letGo: readonly string[];
      readonly signatories: readonly PersonId[];
      readonly people: Readonly<Record<PersonId, Right>>;
    } & OrganisationFacts);

/** Absent: as it was. Null: taken away. */
export interface Amendment {
  readonly name?: string;
  readonly kind?: string;
  readonly seat?: string | null;
  readonly actsIn?: readonly string[];
  readonly regionalOrigin?: boolean;
  readonly institution?: string | null;
}

export type OrganisationEvent =
  | ({
      readonly type: "OrganisationRegistered";
      readonly name: string;
      readonly identifier: Identifier;
    } & OrganisationFacts)
  | { readonly type: "NeverStarted"; readonly claim: string }
  | ({ readonly type: "OrganisationAmended" } & Amendment)
  | { readonly type: "IdentifierDropped"; readonly claim: string; readonly reason: string }
  | { readonly type: "ClaimLetGo"; readonly claim: string }
  | { readonly type: "SignatoryAdded"; readonly person: PersonId; readonly role: string }
  | { readonly type: "SignatoryRemoved"; readonly person: PersonId }
  | { readonly type: "PersonInvited"; readonly person: PersonId; readonly right: Right }
  | { readonly type: "PersonRemoved"; readonly person: PersonId };

const evolve = (state: Organisation, event: OrganisationEvent): Organisation => {
  if (event.type === "OrganisationRegistered") {
    const { type: _, name: __, identifier, ...facts } = event;
    const claim = identifier.kind === "none" ? {} : { claim: identifier.claim };
    return { phase: "registered", ...facts, ...claim, letGo: [], signatories: [], people: {} };
  }
  if (event.type === "NeverStarted") return { phase: "never-started", letGo: [event.claim] };
  if (state.phase === "never-started" && event.type === "ClaimLetGo")
    return { ...state, letGo: [...state.letGo, event.claim] };
  if (state.phase !== "registered") return state;
  switch (event.type) {
    case "OrganisationAmended": {
      const { type: _, ...amendment } = event;
      return amended(state, amendment);
    }
    case "IdentifierDropped": {
      const { claim: _, ...rest } = state;
      return { ...rest, dropped: event.claim, letGo: [...state.letGo, event.claim] };
    }
    case "ClaimLetGo":
      return { ...state, letGo: [...state.letGo, event.claim] };
    case "SignatoryAdded":
      return { ...state, signatories: [...state.signatories, event.person] };
    case "SignatoryRemoved":
      return { ...state, signatories: state.signatories.filter((one) => one !== event.person) };
    case "PersonInvited":
      return { ...state, people: { ...state.people, [event.person]: event.right } };
    case "PersonRemoved": {
      const { [event.person]: _, ...people } = state.people;
      return { ...state, people };
    }
    default:
      return unreachable(event);
  }
};

type Registered = Extract<Organisation, { readonly phase: "registered" }>;

const amended = (state: Registered, amendment: Amendment): Registered => {
  const { seat, institution, ...rest } = state;
  const {
    name: _,
    seat: newSeat = seat,
    institution: newInstitution = institution,
    ...changes
  } = amendment;
  return {
    ...rest,
    ...changes,
    ...(newSeat ? { seat: newSeat } : {}),
    ...(newInstitution ? { institution: newInstitution } : {}),
  };
};

export const organisation: Aggregate<Organisation, OrganisationEvent> = {
  kind: "organisation",
  plural: "organisations",
  initial: { phase: "unknown" },
  evolve,
  events: {
    OrganisationRegistered: {
      schema: 1,
      personal: ["/name", "/identifier/value", "/identifier/reason"],
    },
    NeverStarted: { schema: 1 },
    OrganisationAmended: { schema: 1, personal: ["/name"] },
    IdentifierDropped: { schema: 1, personal: ["/reason"] },
    ClaimLetGo: { schema: 1 },
    SignatoryAdded: { schema: 1, personal: ["/role"] },
    SignatoryRemoved: { schema: 1 },
    PersonInvited: { schema: 1 },
    PersonRemoved: { schema: 1 },
  },
};

/** Whether a claim that an organisation once took may go to others. */
export const standingOf = (
  state: Organisation,
  claim: string,
): "held" | "let-go" | "never-started" => {
  if (state.phase === "never-started") return "never-started";
  // One that is not registered yet may still be: its claim was taken first.
  if (state.phase === "unknown" || state.claim === claim) return "held";
  return state.letGo.includes(claim) ? "let-go" : "held";
};

import type { Sentence } from "#kernel/index.js";
import type { Delay } from "../calendar/delay.js";

/**
 * The rules of one label, as plain data: a label that the product has never heard of needs such a
 * file and no code. Kept as a blob named by its hash; `validateDefinition` is the only way in.
 */
export interface SchemeDefinition {
  /** A slug; the scheme's stream is named by it. */
  readonly id: string;
  readonly name: Sentence;
  readonly purpose: Sentence;
  /** The mark that a label gives the right to show; a mark is not translated. */
  readonly brand: string;
  /** The institution that owns the brand and animates the committee. */
  readonly owner: string;
  readonly eligibility: readonly Rule[];
  readonly questions: readonly Question[];
  readonly charter: readonly Article[];
  /** Whether somebody with power to commit the carrier has to sign before the file is complete. */
  readonly signatureRequired: boolean;
  readonly documents: readonly DocumentKind[];
  readonly review: ReviewTerms;
  readonly committee: Committee;
  readonly procedure: Procedure;
  readonly label: LabelTerms;
  readonly indicators: readonly Indicator[];
  /** What labelled actions are looked back on with, once they have been led. */
  readonly exPost: readonly ExPostCriterion[];
}

export interface Rule {
  /** Stable, given as a reason: `OUTSIDE_TERRITORY`. */
  readonly code: string;
  /** CEL over the facts of a check; true when the file satisfies the rule. */
  readonly when: string;
  /** What the carrier reads when it does not. */
  readonly message: Sentence;
}

interface Asked {
  /** Also the name of the answer in a rule: `answers.<id>`. */
  readonly id: string;
  readonly label: Sentence;
  readonly required: boolean;
}

export interface Option {
  readonly code: string;
  readonly label: Sentence;
}

/**
 * `text` is free text, sealed; every other answer is a fact in clear. `figures` holds integers under
 * keys that the carrier chooses; `places` communes, or towns abroad.
 */
export type Question =
  | (Asked & { readonly kind: "text" | "integer" | "yes-no" | "day" | "places" | "figures" })
  | (Asked & { readonly kind: "choice"; readonly options: readonly Option[] })
  | (Asked & {
      readonly kind: "choices";
      readonly options: readonly Option[];
      /** Codes that are not among the options may be given too; no rule counts them. */
      readonly open: boolean;
    });

export interface Article {
  readonly id: string;
  readonly title: Sentence;
  readonly text: Sentence;
  /** What the carrier is asked to show. */
  readonly evidence: Sentence;
  readonly required: boolean;
}

export interface DocumentKind {
  readonly kind: string;
  readonly label: Sentence;
  readonly required: boolean;
}

export const blindnesses = ["none", "reviewers-hidden", "both-hidden"] as const;

export interface ReviewTerms {
  readonly grid: readonly Criterion[];
  /** Who is hidden from whom while a file is reviewed. */
  readonly blindness: (typeof blindnesses)[number];
  /** Reviews that are asked for of each file; how many have come, the committee sees. */
  readonly minimum: number;
}

export interface Criterion {
  readonly id: string;
  readonly label: Sentence;
  /** Marks go from 0 to `outOf`. */
  readonly outOf: number;
  readonly weight: number;
}

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export const seatBases = ["all-seats", "filled-seats"] as const;
export const majorityBases = ["all-seats", "filled-seats", "present-or-represented"] as const;
export const basisEffects = ["leave-the-basis", "stay-in-the-basis"] as const;
export const ballotForms = ["open", "secret"] as const;
export const tieRules = ["refused", "adjourned"] as const;
export const chairStandIns = ["substitute", "elected-for-the-session", "adjourned"] as const;
export const secondQuorums = ["none", "same"] as const;

export interface Seat {
  readonly institution: string;
  readonly count: number;
  readonly substitutes: number;
}

export interface Committee {
  readonly seats: readonly Seat[];
  readonly quorum: {
    readonly basis: (typeof seatBases)[number];
    /** At least this share of the basis. */
    readonly share: Fraction;
    /** Whether a member who gave a proxy counts as there. */
    readonly proxiesCount: boolean;
    /** A recused member who stays in the basis counts as absent. */
    readonly recusals: (typeof basisEffects)[number];
    /** Whether a member who is there and abstains counts as there. */
    readonly abstentionsCount: boolean;
  };
  readonly majority: {
    readonly basis: (typeof majorityBases)[number];
    readonly share: Fraction;
    /** True: votes in favour must exceed the share; false: reaching it is enough. */
    readonly exceed: boolean;
    /** An abstention or recusal that stays in the basis weighs like a vote against. */
    readonly abstentions: (typeof basisEffects)[number];
    readonly recusals: (typeof basisEffects)[number];
    /** How many proxies a member may hold; 0: nobody votes by proxy. */
    readonly proxiesPerMember: number;
  };
  readonly ballots: (typeof ballotForms)[number];
  /** The chair's vote settles a tie. Not with secret ballots: it would tell the chair's choice. */
  readonly castingVote: boolean;
  /** What a tie that no casting vote settles amounts to. */
  readonly tie: (typeof tieRules)[number];
  readonly chair: {
    /** The one whose member presides. */
    readonly institution: string;
    readonly whenAbsent: (typeof chairStandIns)[number];
    readonly whenRecused: (typeof chairStandIns)[number];
  };
  /** How long before its day a session is convened, at the latest; a second convening waits otherwise. */
  readonly notice?: Delay;
  /** The quorum of a session convened anew because the first one lacked it, and how long after. */
  readonly secondConvening: {
    readonly quorum: (typeof secondQuorums)[number];
    readonly after: Delay;
  };
}

export const silences = ["nothing", "deemed-granted", "deemed-refused"] as const;

export interface Procedure {
  /** Whether the French code of relations between the public and the administration applies. */
  readonly frenchAdministrative: boolean;
  readonly delays: {
    /** For the carrier to provide complements; the file lapses when it runs out. */
    readonly complements: Delay;
    readonly review: Delay;
    readonly decision: Delay;
    /** For an appeal, from the notification of the decision. */
    readonly appeal: Delay;
  };
  /** What it amounts to when the delay for the decision runs out. */
  readonly silence: (typeof silences)[number];
}

export interface LabelTerms {
  readonly duration: Delay;
  /** How long before its end a label can be renewed. */
  readonly renewalOpens: Delay;
  /** How often the holder reports, where the scheme asks for it. */
  readonly reportEvery?: Delay;
}

export const indicatorKinds = ["realisation", "result"] as const;

export interface Indicator {
  readonly id: string;
  readonly kind: (typeof indicatorKinds)[number];
  readonly label: Sentence;
}

export interface ExPostCriterion {
  readonly id: string;
  readonly title: Sentence;
  readonly question: Sentence;
}

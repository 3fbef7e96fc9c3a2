/** A commune of France by its code, or a town abroad under its country (ISO 3166-1 alpha-2). */
export type Place =
  | { readonly insee: string; readonly commune: string }
  | { readonly commune: string; readonly country: string };

/** An answer in clear: code, day, integer, yes or no, codes, places, figures by key. Never a text. */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | readonly Place[]
  | { readonly [key: string]: number };

/**
 * All that a check knows of a file. It is recorded in full with its outcome, so it holds codes,
 * integers, yes-or-nos and days only, and nothing personal.
 */
export interface Facts {
  readonly organisation: {
    readonly kind: string;
    /** Department of the seat; "" abroad. */
    readonly seatDepartment: string;
    /** Departments where it acts. */
    readonly actsIn: readonly string[];
    readonly regionalOrigin: boolean;
    /** The institution of the committee that it is or belongs to; "" when none. */
    readonly institution: string;
  };
  /** By question id; an unanswered one is left out. */
  readonly values: { readonly [questionId: string]: AnswerValue };
  /** Ids of the text questions and charter articles that have an answer. */
  readonly answered: readonly string[];
  /** Kinds of the documents attached. */
  readonly documents: readonly string[];
  readonly signed: boolean;
  readonly receivedOn: string;
}

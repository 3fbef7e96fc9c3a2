import type { Aggregate } from "#kernel/index.js";

export interface Numbered {
  /** From 1, without a gap. */
  readonly number: number;
  readonly label: string;
  readonly application: string;
}

/** The numbers of one scheme's labels. One stream, so that no number is given twice. */
export interface Register {
  /** In the order of their numbers. */
  readonly labels: readonly Numbered[];
}

export type RegisterEvent = {
  readonly type: "LabelNumbered";
  readonly numberedOn: string;
} & Numbered;

const evolve = ({ labels }: Register, event: RegisterEvent): Register => {
  const { number, label, application } = event;
  return { labels: [...labels, { number, label, application }] };
};

export const register: Aggregate<Register, RegisterEvent> = {
  kind: "register",
  plural: "registers",
  named: true,
  initial: { labels: [] },
  evolve,
  events: { LabelNumbered: { schema: 1 } },
};

/** The number that a label was given, if it was given one. */
export const numberOf = ({ labels }: Register, label: string): number | undefined =>
  labels.find((one) => one.label === label)?.number;

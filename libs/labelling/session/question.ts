import { unreachable } from "#kernel/index.js";
import type { Committee } from "../scheme/definition.js";
import type { Matter } from "./matter.js";

export const asks = [
  "grant",
  "grant-with-conditions",
  "adjourn",
  "renew",
  "revoke",
  "approve",
] as const;
export type Ask = (typeof asks)[number];

export interface Condition {
  readonly text: string;
  /** The last day to meet it. */
  readonly dueOn: string;
}

/** What is put to the vote: for or against it. */
export interface Question {
  readonly ask: Ask;
  readonly conditions: readonly Condition[];
}

export const outcomes = [
  "granted",
  "granted-with-conditions",
  "adjourned",
  "refused",
  "renewed",
  "not-renewed",
  "revoked",
  "not-revoked",
  "approved",
  "sent-back",
] as const;
export type ItemOutcome = (typeof outcomes)[number];

/** A vote that was taken: whether the question was adopted, or met a tie that nothing settled. */
export type Result = "adopted" | "not-adopted" | "tied";

const askable: Readonly<Record<Matter["kind"], readonly Ask[]>> = {
  application: ["grant", "grant-with-conditions", "adjourn"],
  appeal: ["grant", "grant-with-conditions", "adjourn"],
  renewal: ["renew", "adjourn"],
  revocation: ["revoke", "adjourn"],
  proposal: ["approve", "adjourn"],
};

/** What is asked for comes first. */
export const asksAbout = (kind: Matter["kind"]): readonly Ask[] => askable[kind];

export const canAsk = (kind: Matter["kind"], ask: Ask): boolean => askable[kind].includes(ask);

/** What a vote decides; nothing, where adjourning was not adopted: another question may be put. */
export const outcomeOf = (
  ask: Ask,
  result: Result,
  tie: Committee["tie"],
): ItemOutcome | undefined => {
  if (result === "adopted") return adopted[ask];
  if (result === "tied" && tie === "adjourned" && ask !== "adjourn") return "adjourned";
  switch (ask) {
    case "grant":
    case "grant-with-conditions":
      return "refused";
    case "renew":
      return "not-renewed";
    case "revoke":
      return "not-revoked";
    case "approve":
      return "sent-back";
    case "adjourn":
      return undefined;
    default:
      return unreachable(ask);
  }
};

const adopted: Readonly<Record<Ask, ItemOutcome>> = {
  grant: "granted",
  "grant-with-conditions": "granted-with-conditions",
  adjourn: "adjourned",
  renew: "renewed",
  revoke: "revoked",
  approve: "approved",
};

const bare: readonly ItemOutcome[] = ["granted", "renewed", "not-revoked", "approved"];

/** Whoever gets less than they asked for is told why. */
export const wantsMotives = (outcome: ItemOutcome): boolean => !bare.includes(outcome);

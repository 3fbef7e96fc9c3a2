import type { Sentence } from "#kernel/index.js";
import { mayRepeatValues } from "../server/without-values.js";
import type { Finding } from "./finding.js";

/** One thing to look at, and how it is called where it cannot be. */
export interface Look {
  readonly at: Sentence;
  find(): Promise<readonly Finding[]>;
}

/** What cannot be looked at is a finding of its own; the others are looked at all the same. */
export const lookAt = async (looks: readonly Look[]): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  for (const { at, find } of looks)
    found.push(...(await find().catch((fault: unknown) => [unseen(at, fault)])));
  return found;
};

const unseen = (at: Sentence, fault: unknown): Finding => ({
  isWell: false,
  sentence: {
    fr: `${at.fr} : ne peut pas être examiné ({reason})`,
    en: `${at.en}: cannot be looked at ({reason})`,
  },
  about: { reason: reasonOf(fault) },
});

const reasonOf = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault);
  const code = "code" in fault ? String(fault.code) : fault.name;
  return mayRepeatValues(fault) ? code : fault.message || code;
};

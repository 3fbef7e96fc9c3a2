import type { Viewer } from "#access/viewer.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";

/** Who voted which way in the open is for those who may read the ballots. */
export const toldSheet = (sheet: LegalitySheet, viewer: Viewer): LegalitySheet => {
  if (mayReadBallots(sheet.roll, viewer)) return sheet;
  const { votes: _, ...rest } = sheet;
  return rest;
};

/**
 * Open ballots are for those who sit, whoever else attends; for the secretariat, which has written them
 * down and answers for the minutes; and for who audits the vote. Secret ones stand in no table.
 */
export const mayReadBallots = (
  roll: readonly { readonly person: string }[],
  { person, capacity }: Viewer,
): boolean => {
  if (capacity === "auditor" || capacity === "secretariat") return true;
  const judges = capacity === "reviewer" || capacity === "chair";
  return judges && roll.some((one) => one.person === person);
};

import type { Viewer } from "#access/viewer.js";
import type { LegalitySheet } from "#labelling/session/sheet.js";

/** Who voted which way in the open is for those who sat, and for who audits it. */
export const toldSheet = (sheet: LegalitySheet, viewer: Viewer): LegalitySheet => {
  if (mayReadBallots(sheet.roll, viewer)) return sheet;
  const { votes: _, ...rest } = sheet;
  return rest;
};

/** Open ballots are for those who sit, whoever else attends, and for who audits the vote. */
export const mayReadBallots = (
  roll: readonly { readonly person: string }[],
  { person, capacity }: Viewer,
): boolean => {
  if (capacity === "auditor") return true;
  const judges = capacity === "reviewer" || capacity === "chair";
  return judges && roll.some((one) => one.person === person);
};

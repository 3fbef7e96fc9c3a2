import { fill } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { Deadlines } from "#labelling/application/deadlines.js";
import { query } from "#projections/query.js";
import { deadlinesAfter } from "../deadlines/deadlines-after.js";
import { ShowFile, showFile } from "../file/show-file.js";
import { appealAfter, dueInFile, effects } from "./due-days.js";
import type { Story, StoryEntry } from "./story.js";

/** The file's own history, and what each event did to its due days and rules. */
export const fileHistory = query({
  name: "file-history",
  path: "/applications/:id/history",
  summary:
    "Tells the story of a file: who did what and when, under which version of the rules, and what it did to its due days.",
  shape: ShowFile,
  of: showFile.of,
  run: async (tables, { id }, viewer): Promise<Story | undefined> => {
    const file = await showFile.run(tables, { id }, viewer);
    if (!file) return undefined;
    const say: Parameters<typeof effects>[2] = (sentence, about = {}) =>
      fill(sentence[viewer.language], about);
    const entries: StoryEntry[] = [];
    let deadlines: Deadlines | undefined;
    let appeal: string | undefined;
    let schemeVersion: number | null = null;
    const told = await tables.tell(application, id);
    // Each event of a file is one entry of its history, in their order.
    for (const [nth, { at, code, text, said = null }] of file.timeline.entries()) {
      const one = told[nth];
      if (!one) break;
      const { event } = one;
      const before = dueInFile(deadlines, appeal);
      deadlines = deadlinesAfter(deadlines, one);
      appeal = appealAfter(appeal, event);
      if (event.type === "ApplicationReceived" || event.type === "ApplicationMoved")
        ({ schemeVersion } = event);
      entries.push({
        at,
        by: one.envelope.actor.as,
        code,
        text,
        said,
        item: null,
        schemeVersion,
        deadlines: effects(before, dueInFile(deadlines, appeal), say),
      });
    }
    return { id, scheme: file.scheme, entries };
  },
});

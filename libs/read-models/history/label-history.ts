import { fill } from "#kernel/index.js";
import { label, type Label } from "#labelling/label/label.js";
import { query } from "#projections/query.js";
import { ofLabels } from "../event-sentences/of-labels.js";
import { ShowLabel, showLabel } from "../labels/show-label.js";
import { dueInLabel, effects } from "./due-days.js";
import type { Story, StoryEntry } from "./story.js";

/** What became of a label; its public facts are the register's. */
export const labelHistory = query({
  name: "label-history",
  path: "/labels/:id/history",
  summary:
    "Tells the story of a label: who did what and when, under which version of the rules, and what it did to its due days.",
  shape: ShowLabel,
  of: showLabel.of,
  run: async (tables, { id }, viewer): Promise<Story | undefined> => {
    const shown = await showLabel.run(tables, { id }, viewer);
    if (!shown?.full) return undefined;
    const { history, schemeVersion } = shown.full;
    const told = await tables.tell(label, id);
    const say: Parameters<typeof effects>[2] = (sentence, about = {}) =>
      fill(sentence[viewer.language], about);
    let state: Label = label.initial;
    const entries: StoryEntry[] = [];
    for (const [nth, { envelope, event }] of told.slice(0, history.length).entries()) {
      const next = label.evolve(state, event);
      entries.push({
        at: envelope.at,
        by: envelope.actor.as,
        code: event.type,
        text: say(ofLabels[event.type]),
        said: history[nth]?.said ?? null,
        item: null,
        schemeVersion,
        deadlines: effects(dueInLabel(state), dueInLabel(next), say),
      });
      state = next;
    }
    return { id, scheme: shown.scheme, entries };
  },
});

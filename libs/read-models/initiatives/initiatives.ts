import { unreachable } from "#kernel/index.js";
import { initiative, type InitiativeEvent } from "#labelling/initiative/initiative.js";
import { readModel, type Row } from "#projections/read-model.js";
import { words, wordsIndex } from "../words.js";

export interface InitiativeRow extends Row {
  readonly organisation: string;
  readonly title: string;
  /** Its one application at work. */
  readonly live: string | null;
  readonly version: number;
  readonly words: string;
}

export const initiatives = readModel<InitiativeRow, InitiativeEvent>({
  name: "initiatives",
  version: 1,
  reads: [initiative],
  opens: { InitiativeRegistered: ["/title"] },
  columns: {
    organisation: "text",
    title: "text",
    live: "text",
    version: "integer",
    words: "text",
  },
  indexes: ["(organisation, key)", wordsIndex],
  keys: ({ id }) => [id],
  project: (row, { event, envelope: { version } }, key) => {
    if (event.type === "InitiativeRegistered") {
      const { organisation, title } = event;
      return { key, organisation, title, live: null, version, words: words(title) };
    }
    if (!row) return row;
    switch (event.type) {
      case "ApplicationOpened":
      case "ApplicationReopened":
        return { ...row, live: event.application, version };
      case "ApplicationClosed":
        return { ...row, live: null, version };
      default:
        return unreachable(event);
    }
  },
});

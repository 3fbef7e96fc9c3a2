import { unreachable, type Aggregate } from "#kernel/index.js";
import { readModel, type Row } from "./read-model.js";

/** Another trade, small, for the specs of this room: tools that neighbours lend each other. */
export type ToolEvent =
  | { readonly type: "ToolBought"; readonly name: string; readonly from: string }
  | { readonly type: "ToolLent"; readonly to: string }
  | { readonly type: "ToolReturned" }
  | { readonly type: "ToolBroken"; readonly how: string }
  | { readonly type: "ToolScrapped" };

export const tool: Aggregate<null, ToolEvent> = {
  kind: "tool",
  plural: "tools",
  initial: null,
  evolve: () => null,
  events: {
    ToolBought: { schema: 1, personal: ["/name", "/from"] },
    ToolLent: { schema: 1 },
    ToolReturned: { schema: 1 },
    ToolBroken: { schema: 1, personal: ["/how"] },
    ToolScrapped: { schema: 1 },
  },
};

export interface ShelfRow extends Row {
  readonly name: string;
  readonly borrower: string | null;
  readonly loans: number;
  readonly borrowers: readonly string[];
  readonly last: { readonly type: string; readonly on: string };
  readonly broken: boolean;
}

export const shelf = readModel<ShelfRow, ToolEvent>({
  name: "shelf",
  version: 1,
  reads: [tool],
  opens: { ToolBought: ["/name"] },
  columns: {
    name: "text",
    borrower: "text",
    loans: "integer",
    borrowers: "text[]",
    last: "jsonb",
    broken: "boolean",
  },
  indexes: ["(borrower, key)"],
  keys: ({ id }) => [id],
  project: (row, { event, envelope }, key) => {
    const last = { type: event.type, on: envelope.at.slice(0, 10) };
    if (event.type === "ToolBought") {
      const { name } = event;
      return { key, name, borrower: null, loans: 0, borrowers: [], last, broken: false };
    }
    if (!row) return row;
    switch (event.type) {
      case "ToolLent": {
        if (row.borrower) throw new Error(`${key} is lent to two neighbours`);
        const borrowers = [...row.borrowers, event.to];
        return { ...row, borrower: event.to, loans: row.loans + 1, borrowers, last };
      }
      case "ToolReturned":
        return { ...row, borrower: null, last };
      case "ToolBroken":
        return { ...row, broken: true, last };
      case "ToolScrapped":
        return undefined;
      default:
        return unreachable(event);
    }
  },
});

/** Everything that happened, by day: many rows an event, from its envelope alone. */
export interface DayRow extends Row {
  readonly events: number;
}

export const days = readModel<DayRow, { readonly type: string }>({
  name: "days",
  version: 1,
  reads: "envelopes",
  opens: {},
  columns: { events: "integer" },
  indexes: [],
  keys: ({ envelope }) => [envelope.at.slice(0, 7), envelope.at.slice(0, 10)],
  project: (row, _, key) => ({ key, events: (row?.events ?? 0) + 1 }),
});

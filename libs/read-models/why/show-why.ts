import { IsIn, IsOptional, IsUUID } from "class-validator";
import { maySee } from "#access/sight.js";
import type { Viewer } from "#access/viewer.js";
import { type DomainEvent, engine, fill, idOf, kindOf, type StreamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { committee } from "#labelling/committee/committee.js";
import { label } from "#labelling/label/label.js";
import { organisation } from "#labelling/organisation/organisation.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { scheme } from "#labelling/scheme/scheme.js";
import { session } from "#labelling/session/session.js";
import { query, type Tables } from "#projections/query.js";
import type { Happened } from "#projections/stream-told.js";
import { decisions, type DecisionRow } from "../decisions/decisions.js";
import { deadlineKinds, type DeadlineKind } from "../deadlines/deadlines.js";
import { showFile } from "../file/show-file.js";
import { wording } from "../file-wording.js";
import { showLabel } from "../labels/show-label.js";
import { showSession } from "../sessions/show-session.js";
import { closedTo } from "../visible.js";
import type { WhyGraph } from "./because.js";
import type { Seen, SeenSession, SeenStream } from "./seen.js";
import { why, whats } from "./why.js";

export class ShowWhy {
  /** Of a file, and of the label that came of it. */
  @IsUUID() readonly id!: string;
  /** The last decision when it is absent. */
  @IsOptional() @IsIn(whats) readonly what?: (typeof whats)[number];
  /** Which due day; that of the decision when it is absent. */
  @IsOptional() @IsIn(deadlineKinds) readonly deadline?: DeadlineKind;
}

export interface Why extends WhyGraph {
  readonly of: string;
  readonly what: (typeof whats)[number];
}

export const showWhy = query({
  name: "why",
  path: "/why/:id",
  summary:
    "Tells what a decision, a check, a due day, a vote or a label follows from: events, rules and facts, as a graph and as text.",
  shape: ShowWhy,
  of: [...new Set([...showFile.of, ...showLabel.of, ...showSession.of])],
  run: async (
    tables,
    { id, what = "decision", deadline = "decision" },
    viewer,
  ): Promise<Why | undefined> => {
    const seen = await seenBy(tables, id, viewer);
    const graph = seen && why(seen, { id, what, deadline });
    return graph && { of: id, what, ...graph };
  },
});

const seenBy = async (tables: Tables, id: string, viewer: Viewer): Promise<Seen | undefined> => {
  const shown = await showFile.run(tables, { id }, viewer);
  if (!shown) return undefined;
  const file = (await tables.tell(application, id)).slice(0, shown.version + 1);
  const whole = (await showLabel.run(tables, { id }, viewer))?.version ?? -1;
  const held = (await tables.tell(label, id)).slice(0, whole + 1);
  const sessions = await sessionsOn(tables, id, viewer);
  const told = [...file, ...held, ...[...sessions.values()].flatMap(({ events }) => events)];
  return {
    scheme: shown.scheme,
    file,
    label: held,
    sessions,
    elsewhere: await readElsewhere(tables, told, viewer, shown.organisation.id),
    definitions: await definitionsOf(tables, file),
    today: tables.today,
    say: (sentence, about = {}) => fill(sentence[viewer.language], about),
    wording: (definition) => wording((one) => one[viewer.language], definition),
  };
};

/** Those that dealt with it, as far as the viewer sees sessions. */
const sessionsOn = async (
  tables: Tables,
  id: string,
  viewer: Viewer,
): Promise<Seen["sessions"]> => {
  const found = new Map<string, SeenSession>();
  if (!maySee(showSession.name, viewer)) return found;
  const closed = await closedTo(tables, viewer);
  const rows = await tables.select<Pick<DecisionRow, "session">>(
    `select distinct c.session from ${tables.of(decisions)} c
     where c.matter = $1 and c.session is not null order by c.session`,
    [id],
  );
  for (const { session: one } of rows) {
    const board = one === null ? undefined : await showSession.run(tables, { id: one }, viewer);
    const item = board?.items.find((listed) => listed.item === id);
    if (!board || !item) continue;
    const events = await tables.tell(session, board.id);
    found.set(board.id, {
      events,
      whole: !events.some(({ event }) => "item" in event && closed.has(event.item)),
      ballots: item.sheet?.votes !== undefined,
    });
  }
  return found;
};

/** The kinds of stream that a decision reads and that people may see, by the question that shows them. */
const readable = [
  { aggregate: scheme, query: "schemes" },
  { aggregate: committee, query: "committee" },
  { aggregate: organisation, query: "organisation" },
] as const;

const readElsewhere = async (
  tables: Tables,
  told: readonly Happened[],
  viewer: Viewer,
  carrier: string | null,
): Promise<Seen["elsewhere"]> => {
  const streams = new Set(
    told.flatMap(({ envelope }) => (envelope.basis ?? []).map(({ stream }) => stream)),
  );
  const found = new Map<StreamName, SeenStream>();
  for (const stream of streams)
    for (const { aggregate, query: question } of readable) {
      if (aggregate.kind !== kindOf(stream) || !maySee(question, viewer)) continue;
      // Of organisations, the one that carries the file, and only where that is not hidden.
      if (aggregate === organisation && idOf(stream) !== carrier) continue;
      const events = await tables.tell<unknown, DomainEvent>(aggregate, idOf(stream));
      // What is being written of the rules is for those who write them, and who check.
      const whole = aggregate !== scheme || writesRules(viewer);
      found.set(stream, { events: whole ? events : events.filter(isPublic), whole });
    }
  return found;
};

/** Everybody else is told of rules once they are published. */
const writesRules = ({ capacity }: Viewer): boolean =>
  capacity === "secretariat" || capacity === "auditor" || capacity === engine;

const isPublic = ({ event }: Happened): boolean => event.type !== "SchemeDrafted";

const definitionsOf = async (
  tables: Tables,
  file: Seen["file"],
): Promise<ReadonlyMap<string, SchemeDefinition>> => {
  const hashes = new Set(
    file.flatMap(({ event }) => (event.type === "ApplicationChecked" ? [event.definition] : [])),
  );
  const found = new Map<string, SchemeDefinition>();
  for (const hash of hashes) found.set(hash, await readDefinition(tables, hash));
  return found;
};

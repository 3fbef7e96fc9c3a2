import { IsUUID } from "class-validator";
import type { Viewer } from "#access/viewer.js";
import { fill, streamName } from "#kernel/index.js";
import { query } from "#projections/query.js";
import { Conditions } from "../conditions.js";
import { deadlines, type DeadlineRow } from "../deadlines/deadlines.js";
import { toldDeadlines, type ToldDeadline } from "../deadlines/told-deadlines.js";
import { decisions } from "../decisions/decisions.js";
import { toldDecisions, type ToldDecision } from "../decisions/told-decisions.js";
import { type Carried, carriedBy, hidingCarriers } from "../hidden-carriers.js";
import { initiatives } from "../initiatives/initiatives.js";
import { organisations } from "../organisations/organisations.js";
import { onlyFiles, readsProofs } from "../visible.js";
import { files, type FileRow } from "./files.js";
import { timelineSentences } from "./timeline-sentences.js";
import { timeline, type TimelineRow } from "./timeline.js";

export class ShowFile {
  @IsUUID() readonly id!: string;
}

export interface FileDetail extends Carried {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly reference: string | null;
  readonly scheme: string;
  readonly schemeVersion: number | null;
  readonly phase: FileRow["phase"];
  readonly texts: FileRow["texts"];
  readonly values: FileRow["answers"];
  readonly documents: FileRow["documents"];
  readonly startedOn: string;
  readonly receivedOn: string | null;
  /** By nobody that is named where it is hidden who carries the file. */
  readonly signed: { readonly by: string | null; readonly on: string } | null;
  readonly check: FileRow["checked"];
  readonly awaited: FileRow["awaited"];
  readonly motives: string | null;
  readonly declaredOn: string | null;
  /** Each as it was drawn; a later one supersedes an earlier one. */
  readonly decisions: readonly ToldDecision[];
  /** Of the last decision. */
  readonly notified: ToldNotification | null;
  readonly endedOn: string | null;
  readonly deadlines: readonly ToldDeadline[];
  readonly timeline: readonly TimelineEntry[];
}

export interface ToldNotification extends Omit<Notification, "proof"> {
  /** What shows that it was; for those who answer for it. */
  readonly proof: string | null;
}

type Notification = NonNullable<FileRow["notified"]>;

export interface TimelineEntry {
  readonly at: string;
  readonly by: { readonly capacity: string; readonly person?: string; readonly for?: string };
  readonly code: TimelineRow["code"];
  readonly about: TimelineRow["about"];
  readonly text: string;
  readonly said?: string;
}

interface ShownRow extends FileRow, Pick<DeadlineRow, "ledgers"> {
  readonly title: string | null;
  readonly name: string | null;
  readonly hidden: boolean;
}

/** More would be no page any more; the audit trail has them all. */
const mostEntries = 1_000;

export const showFile = query({
  name: "file",
  path: "/applications/:id",
  summary: "Shows a file in full, with its deadlines explained and its history.",
  shape: ShowFile,
  of: [files, timeline, deadlines, decisions, initiatives, organisations],
  run: async (tables, { id }, viewer): Promise<FileDetail | undefined> => {
    const conditions = new Conditions().add(id, (one) => `f.key = ${one}`);
    await onlyFiles(conditions, "f", tables, viewer);
    const hides = await hidingCarriers(conditions, tables, viewer);
    const hidden = hides("f", "(f.rules->>'schemeVersion')");
    const [row] = await tables.select<ShownRow>(
      `select f.*, i.title, o.name, d.ledgers, ${hidden} as hidden from ${tables.of(files)} f
       left join ${tables.of(initiatives)} i on i.key = f.initiative
       left join ${tables.of(organisations)} o on o.key = f.organisation
       left join ${tables.of(deadlines)} d on d.key = f.key
       where ${conditions.where}`,
      conditions.values,
    );
    if (!row) return undefined;
    const entries = await tables.select<TimelineRow>(
      `select * from ${tables.of(timeline)} t where t.application = $1 and t.version <= $2
       order by t.version limit ${mostEntries}`,
      [id, row.version],
    );
    tables.shows({ application: id, of: "file", version: row.version });
    return {
      ...shown(row, viewer),
      decisions: await toldDecisions(tables, id, row.version, viewer),
      deadlines: toldDeadlines(row, tables.today, viewer),
      timeline: entries.map((entry) => told(entry, row, viewer)),
    };
  },
});

const shown = (
  row: ShownRow,
  viewer: Viewer,
): Omit<FileDetail, "decisions" | "deadlines" | "timeline"> => ({
  id: row.key,
  stream: streamName("application", row.key),
  version: row.version,
  reference: row.reference,
  ...carriedBy(row),
  scheme: row.scheme,
  schemeVersion: row.rules?.schemeVersion ?? null,
  phase: row.phase,
  texts: row.texts,
  values: row.answers,
  documents: row.documents,
  startedOn: row.started_on,
  receivedOn: row.received_on,
  signed: row.signed && (row.hidden ? { ...row.signed, by: null } : row.signed),
  check: row.checked,
  awaited: row.awaited,
  motives: row.motives,
  declaredOn: row.declared_on,
  notified: row.notified && toldNotification(row.notified, viewer),
  endedOn: row.ended_on,
});

const toldNotification = (notified: Notification, viewer: Viewer): ToldNotification =>
  readsProofs(viewer) ? notified : { ...notified, proof: null };

const told = (entry: TimelineRow, { hidden }: ShownRow, viewer: Viewer): TimelineEntry => ({
  at: entry.at,
  by: hidden && entry.capacity === "carrier" ? { capacity: entry.capacity } : author(entry, viewer),
  code: entry.code,
  about: entry.about,
  text: fill(timelineSentences[entry.code][viewer.language], entry.about),
  ...(entry.said !== null && { said: entry.said }),
});

/** A carrier deals with the secretariat, not with the persons who happen to be on duty. */
const author = ({ actor, capacity, acted_for }: TimelineRow, viewer: Viewer) =>
  viewer.capacity === "carrier" && actor !== viewer.person
    ? { capacity }
    : { capacity, person: actor, ...(acted_for !== null && { for: acted_for }) };

import type { Policy } from "#audit/checkpoint/policy.js";
import { kindOf, type RecordedEvent, type StreamName } from "#kernel/index.js";
import { erasedWith } from "#labelling/erasure/subject.js";
import { decodeEvent } from "#sealing/event-codec.js";
import { type Act, goesOn } from "./act.js";
import type { Bundle } from "./bundle.js";
import { definitionsIn } from "./definitions-named.js";
import { Definitions, NoDefinition } from "./definitions.js";
import { lineByLine } from "./line-by-line.js";
import { PartLines } from "./part-lines.js";
import { RecentPast } from "./past.js";
import { ReExecution } from "./re-execution.js";
import { RulesAgain } from "./rules-again.js";
import { SealedValues } from "./sealed-values.js";
import { StreamIndex } from "./stream-index.js";
import { Structure } from "./structure.js";
import { GrownTree, type Kept } from "./tree.js";
import { type Finding, Findings, type Report } from "./verdict.js";

export interface Verifying {
  readonly bundle: Bundle;
  readonly policy: Policy;
  /** Checkpoints that the auditor has from before. */
  readonly kept?: readonly Kept[];
  /** Hears of each finding at once. */
  readonly tell?: (finding: Finding) => void;
  /** Events looked at, of both readings. */
  readonly progress?: (events: number) => void;
  readonly signal?: AbortSignal;
  /** What only whoever reads the bundle can look at. */
  readonly before?: (findings: Findings) => Promise<void>;
}

/** What the first reading leaves for the second one. */
interface Read {
  readonly index: StreamIndex;
  readonly erased: ReadonlySet<StreamName>;
  readonly events: number;
}

/**
 * Establishes what a bundle proves: first that its bytes are the events that were signed, then that
 * everything that was decided follows from them. Needs nothing but the bundle and whom to believe.
 */
export const verify = async (verifying: Verifying): Promise<Report> => {
  const findings = new Findings(verifying.tell ?? (() => undefined));
  await verifying.before?.(findings);
  const read = await readThrough(verifying, findings);
  // What does not stand in its place cannot be folded: nothing more could be told for sure.
  if (!findings.failed("events", "order", "schemas")) await runAgain(verifying, findings, read);
  return findings.report();
};

const readThrough = async (verifying: Verifying, findings: Findings): Promise<Read> => {
  const { bundle, policy, kept = [], progress, signal } = verifying;
  const structure = new Structure(findings);
  const tree = new GrownTree(findings, policy, lineByLine(bundle.checkpoints()));
  const index = new StreamIndex();
  const erased = new Set<StreamName>();
  let events = 0;
  await tree.begin(kept);
  for await (const lines of bundle.events()) {
    signal?.throwIfAborted();
    for (const { bytes, at } of lines) {
      const event = structure.take(events, bytes);
      await tree.take(bytes);
      events += 1;
      if (!event) continue;
      index.add(event.stream, at);
      for (const subject of erasedBy(event)) erased.add(subject);
    }
    progress?.(events);
  }
  await tree.end();
  return { index, erased, events };
};

const erasedBy = ({ stream, type, data }: RecordedEvent): readonly StreamName[] => {
  if (kindOf(stream) !== "erasure" || type !== "ErasureCarriedOut") return [];
  const { subject } = data;
  return typeof subject === "string" ? erasedWith(isStreamName(subject) ? subject : "-") : [];
};

const isStreamName = (text: string): text is StreamName => text.includes("-");

const runAgain = async (
  { bundle, progress, signal }: Verifying,
  findings: Findings,
  { index, erased, events }: Read,
): Promise<void> => {
  const past = new RecentPast(async (stream, upTo) => {
    const found: RecordedEvent[] = [];
    for (const at of index.placesOf(stream, upTo + 1))
      found.push(decodeEvent(await bundle.lineAt(at)));
    return found;
  });
  const definitions = new Definitions(findings, bundle);
  await definitions.check();
  const parts = new PartLines(findings, lineByLine(bundle.parts()));
  const sealed = new SealedValues(findings, parts, bundle.keys, erased);
  const decisions = new ReExecution(findings, past, definitions);
  const rules = new RulesAgain(findings, definitions);

  const take = async (act: Act, first: number): Promise<void> => {
    const made = await sealed.open(act, first);
    for (const hash of new Set(act.flatMap(({ data }) => definitionsIn(data))))
      await definitions.get(hash).catch(told);
    await decisions.take(act, made, first);
    for (const [nth, event] of act.entries()) {
      await rules.take(event, first + nth);
      await past.extend(event);
    }
  };

  let act: Act | undefined;
  let seen = 0;
  for await (const lines of bundle.events()) {
    signal?.throwIfAborted();
    for (const { bytes } of lines) {
      const event = decodeEvent(bytes);
      if (act && goesOn(act, event)) act = [...act, event];
      else {
        if (act) await take(act, seen - act.length);
        act = [event];
      }
      seen += 1;
    }
    progress?.(events + seen);
  }
  if (act) await take(act, seen - act.length);
  await parts.end();
};

const told = (fault: unknown): void => {
  if (!(fault instanceof NoDefinition)) throw fault;
};

import type { Policy } from "#audit/checkpoint/policy.js";
import type { RecordedEvent, StreamName } from "#kernel/index.js";
import { decodeEvent } from "#sealing/event-codec.js";
import { type Act, goesOn } from "./act.js";
import type { Bundle } from "./bundle.js";
import { definitionsIn } from "./definitions-named.js";
import { Definitions, NoDefinition } from "./definitions.js";
import { erasedBy } from "./erased-by.js";
import { withLines } from "./line-by-line.js";
import { PartLines } from "./part-lines.js";
import { RecentPast } from "./past.js";
import { ReExecution } from "./re-execution.js";
import { RulesAgain } from "./rules-again.js";
import { notAsItSays, SealedValues } from "./sealed-values.js";
import { StreamIndex } from "./stream-index.js";
import { placeOf, Structure } from "./structure.js";
import { Judge, type Kept } from "./judge.js";
import { ProvenPart } from "./proven-part.js";
import { GrownTree, type Tree } from "./tree.js";
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
  /** Of a part: the index of each event in the tree. */
  readonly places: readonly number[];
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
  if (!findings.failed("events", "order", "schemas"))
    await withLines(verifying.bundle.parts(), (parts) =>
      runAgain(verifying, findings, read, new PartLines(findings, parts)),
    );
  return findings.report();
};

const readThrough = (verifying: Verifying, findings: Findings): Promise<Read> => {
  const { bundle, policy } = verifying;
  const judge = new Judge(findings, policy);
  return withLines(bundle.checkpoints(), (checkpoints) =>
    bundle.proofs
      ? withLines(bundle.proofs(), (proofs) =>
          readInto(verifying, findings, new ProvenPart(findings, judge, checkpoints, proofs)),
        )
      : readInto(verifying, findings, new GrownTree(findings, judge, checkpoints)),
  );
};

const readInto = async (
  { bundle, kept = [], progress, signal }: Verifying,
  findings: Findings,
  tree: Tree,
): Promise<Read> => {
  const structure = new Structure(findings);
  const places: number[] = [];
  const index = new StreamIndex();
  const erased = new Set<StreamName>();
  let events = 0;
  await tree.begin(kept);
  for await (const lines of bundle.events()) {
    signal?.throwIfAborted();
    for (const { bytes, at } of lines) {
      const place = await tree.take(bytes);
      if (bundle.proofs) places.push(place);
      const event = structure.take(place, bytes);
      events += 1;
      if (!event) continue;
      index.add(event.stream, at);
      for (const subject of erasedBy(event)) erased.add(subject);
    }
    progress?.(events);
  }
  await tree.end();
  return { index, places, erased, events };
};

const runAgain = async (
  { bundle, progress, signal }: Verifying,
  findings: Findings,
  { index, places, erased, events }: Read,
  parts: PartLines,
): Promise<void> => {
  const past = new RecentPast(async (stream, upTo) => {
    const found: RecordedEvent[] = [];
    for (const at of index.placesOf(stream, upTo + 1))
      found.push(decodeEvent(await bundle.lineAt(at)));
    return found;
  });
  const definitions = new Definitions(findings, bundle);
  await definitions.check();
  const sealed = new SealedValues(
    findings,
    parts,
    bundle.keys,
    erased,
    bundle.endsEarlier === true ? "withheld" : undefined,
  );
  const decisions = new ReExecution(findings, past, definitions);
  const rules = new RulesAgain(findings, definitions);

  /** Of a part, what a decision rests on may have been left out. */
  const isThere = ({ basis = [] }: RecordedEvent): boolean =>
    !bundle.proofs || basis.every(({ stream, version }) => index.countOf(stream) > version);

  const take = async (act: Act, nth: number): Promise<void> => {
    const first = places[nth] ?? nth;
    const made = await sealed.open(act, first);
    for (const hash of new Set(act.flatMap(({ data }) => definitionsIn(data))))
      await definitions.get(hash).catch(told);
    if (isThere(act[0])) await decisions.take(act, made, first);
    else findings.cannotTell("decisions", "withheld", placeOf(first, act[0]));
    for (const [offset, event] of act.entries()) {
      await rules.take(event, first + offset);
      await past.extend(event).catch((fault: unknown) => {
        const place = placeOf(first + offset, event);
        findings.fail("decisions", "NOT_TO_BE_FOLDED", place, notAsItSays(event, fault));
      });
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

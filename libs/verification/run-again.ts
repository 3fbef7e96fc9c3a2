import type { RecordedEvent } from "#kernel/index.js";
import { decodeEvent } from "#sealing/event-codec.js";
import { type Act, goesOn } from "./act.js";
import { definitionsIn } from "./definitions-named.js";
import { Definitions, NoDefinition } from "./definitions.js";
import { ListsAgain } from "./lists-again.js";
import type { PartLines } from "./part-lines.js";
import { RecentPast } from "./past.js";
import { ReExecution } from "./re-execution.js";
import { RulesAgain } from "./rules-again.js";
import { notAsItSays, SealedValues } from "./sealed-values.js";
import { placeOf } from "./structure.js";
import type { Findings } from "./verdict.js";
import type { Read, Verifying } from "./verifying.js";

/** The second reading: opens what is sealed, and takes every decision again. */
export const runAgain = async (
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
  const lists = new ListsAgain(findings, past);

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
      const folded = past.extend(event).then(() => lists.take(event, first + offset));
      await folded.catch((fault: unknown) => {
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

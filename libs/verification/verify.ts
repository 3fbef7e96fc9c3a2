import type { StreamName } from "#kernel/index.js";
import { erasedBy } from "./erased-by.js";
import { withLines } from "./line-by-line.js";
import { PartLines } from "./part-lines.js";
import { runAgain } from "./run-again.js";
import { StreamIndex } from "./stream-index.js";
import { Structure } from "./structure.js";
import { Judge } from "./judge.js";
import { ProvenPart } from "./proven-part.js";
import { GrownTree, type Tree } from "./tree.js";
import { Findings, type Report } from "./verdict.js";
import type { Read, Verifying } from "./verifying.js";

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

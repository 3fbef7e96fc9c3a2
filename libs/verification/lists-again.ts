import { hashOfList } from "#certificates/status-list.js";
import { idOf, kindOf, type RecordedEvent } from "#kernel/index.js";
import { certification, placesIn, purposes } from "#labelling/certification/certification.js";
import type { Past } from "./past.js";
import { PastWorld } from "./past-world.js";
import { placeOf } from "./structure.js";
import type { Findings } from "./verdict.js";

/** Hashes each status list that was published again, from what the log tells of certificates. */
export class ListsAgain {
  constructor(
    private readonly findings: Findings,
    private readonly past: Past,
  ) {}

  /** Once it is folded. @throws NeverStood */
  async take(event: RecordedEvent, index: number): Promise<void> {
    const { stream, version, type, data } = event;
    if (type !== "StatusListPublished" || kindOf(stream) !== certification.kind) return;
    const world = new PastWorld(this.past, async () => null, [{ stream, version }]);
    const state = await world.fold(certification, idOf(stream));
    const purpose = purposes.find((one) => one === data["purpose"]);
    const changes = Number(data["changes"]);
    if (purpose && hashOfList(placesIn(state, purpose, changes)) === data["hash"]) return;
    const place = { ...placeOf(index, event), field: "/data/hash" };
    this.findings.fail("decisions", "LIST_OTHERWISE", place);
  }
}

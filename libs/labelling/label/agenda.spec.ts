import { describe, expect, it } from "@jest/globals";
import type { Label } from "./label.js";
import {
  after,
  answered,
  board,
  expired,
  granted,
  lastDay,
  mark,
  nextBoard,
  opensOn,
  proposed,
  renewed,
  self,
  sitting,
  worldOf,
  type History,
} from "./label.story.js";
import { putLabelOnAgenda } from "./put-label-on-agenda.js";

const renewal = { session: nextBoard, kind: "renewal" } as const;
const revocation = { session: nextBoard, kind: "revocation" } as const;
const put = (kind: "renewal" | "revocation", session = nextBoard) =>
  ({ type: "LabelPutOnAgenda", session, kind, putOn: opensOn }) as const;
const facts = { asking: sitting(lastDay), isFree: true };
const when = (body: typeof renewal | typeof revocation, some: object, ...history: History) =>
  mark.given(...history).when(putLabelOnAgenda, body, opensOn, { ...facts, ...some });

describe("putting a label on an agenda", () => {
  it("notes which session has it, for what", () => {
    when(renewal, {}, granted).then(put("renewal"));
    when(revocation, {}, granted, proposed).then(put("revocation"));
    when(renewal, {}, granted, put("revocation", board)).then(put("renewal"));
  });
  it("says nothing new of a session that has it already", () =>
    when(renewal, { isFree: false }, granted, put("renewal")).then());
  it("is refused while another session has it, or what that one decided is not carried out", () =>
    when(renewal, { isFree: false }, granted, put("renewal", board)).refused(
      "MATTER_ON_ANOTHER_AGENDA",
    ));
  it("is refused where it awaits no decision", () => {
    when(renewal, {}).refused("MATTER_NOT_READY");
    when(revocation, {}, granted).refused("MATTER_NOT_READY");
    when(renewal, { asking: sitting("2007-10-24") }, granted).refused("MATTER_NOT_READY");
    when(renewal, {}, granted, expired).refused("MATTER_NOT_READY");
    const elsewhere = { ...sitting(lastDay), scheme: "other" };
    when(renewal, { asking: elsewhere }, granted).refused("MATTER_NOT_READY");
  });
  it("is for a session that is to be held", () => {
    when(renewal, { asking: { phase: "unknown" } }, granted).refused("SESSION_UNKNOWN");
    when(renewal, { asking: { phase: "closed" } }, granted).refused("SESSION_CLOSED");
  });
});

describe("a label is free for another agenda", () => {
  const known = (stage: object | undefined) => ({
    phase: "open",
    items: stage ? [{ item: self, stage }] : [],
  });
  const isFree = async (state: Label, stage?: object) =>
    (
      await putLabelOnAgenda.gather?.(
        state,
        { ...renewal, session: "9d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
        worldOf({ [`session-${nextBoard}`]: known(stage) }),
        self,
      )
    )?.isFree;
  const decided = (outcome: string, decidedOn = "2007-12-14") => ({
    is: "decided",
    outcome,
    decidedOn,
  });
  const listed = after(granted, put("renewal"));
  const heard = after(granted, proposed, answered, put("revocation"));

  it("while none has it, or the one that had it has let it go", async () => {
    expect(await isFree(after(granted))).toBe(true);
    expect(await isFree(listed)).toBe(true);
    expect(await isFree(listed, { is: "adjourned" })).toBe(true);
    expect(await isFree(listed, decided("adjourned"))).toBe(true);
  });
  it.each(["listed", "requested", "deliberating", "closed", "tallied"])(
    "but not where it is %s there",
    async (is) => expect(await isFree(listed, { is })).toBe(false),
  );
  it("once what that one decided is carried out", async () => {
    expect(await isFree(listed, decided("renewed"))).toBe(false);
    expect(await isFree(after(granted, put("renewal"), renewed), decided("renewed"))).toBe(true);
    expect(await isFree(listed, decided("not-renewed"))).toBe(true);
  });
  it("but not while a revocation that was decided can be carried out", async () => {
    expect(await isFree(heard, decided("revoked"))).toBe(false);
    const dropped = { type: "RevocationDropped", droppedOn: "2007-12-15" } as const;
    const { held } = heard as Extract<Label, { phase: "active" }>;
    expect(held.agenda).toBe(nextBoard);
    const free = after(granted, proposed, answered, put("revocation"), dropped);
    expect(await isFree(free, decided("revoked"))).toBe(true);
    // Decided before the holder could answer, it is no ground: another session may decide it.
    const unheard = after(granted, proposed, put("revocation"));
    expect(await isFree(unheard, decided("revoked", "2007-09-20"))).toBe(true);
    // Nor for what was proposed only afterwards.
    expect(await isFree(heard, decided("revoked", "2007-08-20"))).toBe(true);
  });
});

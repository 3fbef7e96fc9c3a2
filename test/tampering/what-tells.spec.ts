import { beforeAll, describe, expect, it } from "@jest/globals";
import { kindOf, type RecordedEvent } from "#kernel/index.js";
import type { Finding } from "#verification/verdict.js";
import { verify } from "#verification/verify.js";
import { Random } from "../random.js";
import { type Content, logKey, memoryBundle, policy, signTree, witnessKey } from "./content.js";
import { decoded, rewritten, type Skill } from "./forging.js";
import { goldenContent } from "./golden-content.js";
import { mutations } from "./mutations.js";

let original: Content;
beforeAll(async () => {
  original = await goldenContent("kept-apart");
});

interface Said {
  readonly verdict: "PASS" | "FAIL";
  readonly codes: readonly string[];
  readonly unknown: readonly Finding[];
}

/** @param kept of the bundle as it was */
const said = async (content: Content, kept: readonly Uint8Array[] = []): Promise<Said> => {
  const [codes, unknown]: [Set<string>, Finding[]] = [new Set(), []];
  const { verdict } = await verify({
    bundle: memoryBundle(content),
    policy,
    kept: kept.map((bytes, nth) => ({ name: `kept ${nth}`, bytes })),
    tell: (finding) =>
      finding.verdict === "FAIL" ? codes.add(finding.code) : unknown.push(finding),
  });
  return { verdict, codes: [...codes].sort(), unknown };
};

const changed = (kind: keyof typeof mutations, skill: Skill, seed = 1): Content => {
  const content = mutations[kind](original, new Random(seed), skill);
  if (!content) throw new Error(`nothing to ${kind}`);
  return content;
};

/** Written anew by somebody who has every key, so that only what follows from what can tell. */
const rewrittenAs = (
  change: (event: RecordedEvent) => RecordedEvent,
  of: Content = original,
): Content => {
  const events = rewritten(decoded(of.events).map(change));
  return { ...of, events, checkpoints: signTree(events, [logKey, witnessKey]) };
};

describe("A status list that is published under another hash", () => {
  it("is told by hashing it again, even where everybody has signed it", async () => {
    const issued = await goldenContent("certificates");
    const hash = "5f".repeat(32);
    const other = rewrittenAs(
      (event) =>
        event.type === "StatusListPublished" && event.data["changes"] === 1
          ? { ...event, data: { ...event.data, hash } }
          : event,
      issued,
    );
    expect((await said(issued)).verdict).toBe("PASS");
    expect((await said(other)).codes).toEqual(["LIST_OTHERWISE"]);
  });
});

describe("A vote that comes out otherwise everywhere", () => {
  it("is told from its bytes, or its signature, or a checkpoint that was kept", async () => {
    const kept = original.checkpoints.slice(-1);
    expect((await said(changed("change-a-tally", "clumsy"))).codes).toContain("EVENT_ALTERED");
    expect((await said(changed("change-a-tally", "consistent"))).codes).toContain("ROOT_DIFFERS");
    expect((await said(changed("change-a-tally", "re-signed"))).codes).toContain(
      "CHECKPOINT_NOT_SIGNED",
    );
    expect((await said(changed("change-a-tally", "insider"), kept)).codes).toContain(
      "NOT_WHAT_WAS_KEPT",
    );
  });

  it("is told by counting again, even where everybody has signed it and nobody kept anything", async () => {
    const { codes } = await said(changed("change-a-tally", "insider"));
    expect(codes).toEqual(["DECIDED_OTHERWISE"]);
  });
});

describe("What a rule was said to give", () => {
  it("is told by two evaluators, one of them not the engine's", async () => {
    const { codes } = await said(
      rewrittenAs((event) => {
        const { rules } = event.data;
        if (event.type !== "ApplicationChecked" || !Array.isArray(rules)) return event;
        const [first, ...rest] = rules as { readonly code: string }[];
        const other = { code: first?.code ?? "", outcome: "not-satisfied" };
        return { ...event, data: { ...event.data, rules: [other, ...rest] } };
      }),
    );
    expect(codes).toEqual(["DECIDED_OTHERWISE", "RULE_OTHERWISE"]);
  });
});

describe("What a decision rests on", () => {
  it("has to be all that it reads, as it stood", async () => {
    const lacking = await said(
      rewrittenAs((event) => {
        const { basis, ...rest } = event;
        return event.type === "ApplicationChecked" ? rest : { ...rest, ...(basis && { basis }) };
      }),
    );
    expect(lacking.codes).toEqual(["BASIS_LACKS"]);
    const ahead = await said(
      rewrittenAs((event) =>
        event.type === "ApplicationChecked" && event.basis
          ? { ...event, basis: event.basis.map((one) => ({ ...one, version: 99 })) }
          : event,
      ),
    );
    expect(ahead.codes).toEqual(["NEVER_STOOD"]);
  });

  it("is the command that it names, on the stream where that is taken", async () => {
    const { codes } = await said(
      rewrittenAs((event) =>
        kindOf(event.stream) === "application"
          ? { ...event, command: { ...event.command, type: "GrantRole", schema: 1 } }
          : event,
      ),
    );
    expect(codes).toContain("COMMAND_ELSEWHERE");
  });
});

describe("A log that ends earlier", () => {
  it("is sound in itself; a checkpoint that was kept tells", async () => {
    const events = original.events.slice(0, 40);
    const shorter = { ...original, events, checkpoints: signTree(events, [logKey, witnessKey]) };
    const { codes } = await said(shorter, original.checkpoints.slice(-1));
    expect(codes).toContain("SHORTER_THAN_KEPT");
    const cut = await said({ ...original, events });
    expect(cut.codes).toContain("EVENTS_MISSING");
    const unsigned = await said({ ...original, checkpoints: original.checkpoints.slice(0, 1) });
    expect(unsigned.codes).toContain("EVENTS_NOT_SIGNED");
    expect((await said({ ...original, checkpoints: [] })).codes).toEqual(["NOTHING_SIGNED"]);
  });
});

describe("A witness", () => {
  it("is needed where the policy says so", async () => {
    const { codes } = await said({
      ...original,
      checkpoints: signTree(original.events, [logKey]),
    });
    expect(codes).toEqual(["QUORUM_NOT_REACHED"]);
  });
});

describe("What was sealed and is not there", () => {
  it("fails, unless its erasure was carried out", async () => {
    const story = await goldenContent("erasures");
    const none = { ...story, parts: [], keys: new Map<never, never>() };
    const { verdict, codes, unknown } = await said(none);
    expect([verdict, codes]).toEqual(["FAIL", ["PART_MISSING"]]);
    expect(unknown.length).toBeGreaterThan(0);
    expect(new Set(unknown.map((one) => "why" in one && one.why))).toEqual(new Set(["erased"]));
  });

  it("leaves every decision to be taken again", async () => {
    const story = await goldenContent("erasures");
    const { verdict, unknown } = await said(story);
    expect(verdict).toBe("PASS");
    expect(unknown).toContainEqual(
      expect.objectContaining({ check: "sealed-values", why: "erased" }),
    );
  });

  it("is never a ballot that was cast in secret: its tally is the log's own word", async () => {
    const { verdict, unknown } = await said(await goldenContent("committee"));
    expect(verdict).toBe("PASS");
    expect(unknown).toContainEqual(expect.objectContaining({ check: "decisions", why: "secret" }));
  });
});

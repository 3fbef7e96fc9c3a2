import type { Finding } from "#verification/verdict.js";
import { verify } from "#verification/verify.js";
import { Random } from "../random.js";
import { type Content, memoryBundle, policy } from "./content.js";
import { skills } from "./forging.js";
import { type Kind, mutations } from "./mutations.js";

export interface Tampered {
  readonly kind: Kind;
  readonly how: string;
  /** Codes of what was found; none where it went unseen. */
  readonly found: readonly string[];
}

const patience = 20;
const kinds = Object.keys(mutations) as Kind[];

/** A bundle, tampered with in a way that follows from the seed alone, and what a verifier says of it. */
export const tamper = async (original: Content, seed: number): Promise<Tampered> => {
  for (let again = 0; ; again += 1) {
    const random = new Random(seed * 1_000 + again);
    // Some logs have no vote to change: then something else is done.
    const kind = kinds[(seed + Math.floor(again / patience)) % kinds.length] ?? "flip";
    const skill = random.oneOf(skills) ?? "clumsy";
    const content = mutations[kind](original, random, skill);
    if (!content) continue;
    const found: string[] = [];
    const tell = (finding: Finding) => {
      if (finding.verdict === "FAIL") found.push(finding.code);
    };
    // What the last one says of the past is what an insider cannot have said otherwise.
    const [last] = original.checkpoints.slice(-1);
    const kept = last ? [{ name: "kept", bytes: last }] : [];
    const report = await verify({ bundle: memoryBundle(content), policy, kept, tell });
    return { kind, how: skill, found: report.verdict === "PASS" ? [] : found };
  }
};

import { expect, it } from "@jest/globals";
import type { Finding } from "#verification/verdict.js";
import { verify } from "#verification/verify.js";
import { storyNames } from "../golden/kept.js";
import { memoryBundle, policy } from "./content.js";
import { goldenContent } from "./golden-content.js";

it.each(storyNames())("the log %s, untouched, proves itself", async (story) => {
  const content = await goldenContent(story);
  const found: Finding[] = [];
  const report = await verify({
    bundle: memoryBundle(content),
    policy,
    kept: content.checkpoints.map((bytes, nth) => ({ name: `kept ${nth}`, bytes })),
    tell: (finding) => found.push(finding),
  });
  expect(found.filter(({ verdict }) => verdict === "FAIL")).toEqual([]);
  expect(report.verdict).toBe("PASS");
  expect(report.passed.events).toBe(content.events.length);
  expect(report.passed["kept-checkpoints"]).toBe(content.checkpoints.length);
});

import { describe, expect, it } from "@jest/globals";
import { spotIn, traceparentOf } from "./span.js";

const trace = "0af7651916cd43dd8448eb211c80319c";
const span = "b7ad6b7169203331";

describe("where a span stands", () => {
  it.each([true, false])("is written and read again, kept or not (%s)", (isSampled) => {
    const spot = { trace, span, isSampled };
    expect(spotIn(traceparentOf(spot))).toEqual(spot);
  });

  it.each([
    undefined,
    ["a header", "given twice"],
    "",
    "whoever@example.org",
    `00-${trace}-${span}`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${"0".repeat(32)}-${span}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace}-${span}-01-more`,
  ])("is nowhere in %p", (text) => expect(spotIn(text)).toBeUndefined());
});

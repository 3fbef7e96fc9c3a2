import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { Malformed } from "../malformed.js";
import { formatVkey, type NoteKey, parseVkey, signingKey } from "../note/key.js";
import { formatNote, parseNote } from "../note/note.js";
import { signText } from "../note/sign.js";
import { judge } from "./judge.js";
import { parsePolicy } from "./parse-policy.js";
import { arche, archeKey, witnessKeys } from "./published.story.js";

const { garden, smartit, remora, stagemole, navigli } = witnessKeys;
const policyOf = (text: string) => parsePolicy(Buffer.from(text));
const codeOf = (text: string | Uint8Array): string => {
  try {
    parsePolicy(Buffer.from(text));
  } catch (error) {
    if (error instanceof Malformed) return error.code;
  }
  return "none";
};
const verdict = (text: string, note = arche) => {
  const judged = judge(policyOf(text), parseNote(Buffer.from(note)));
  return "rejected" in judged
    ? judged.rejected.code
    : judged.cosignatures.map(({ key, at }) => `${key.name} at ${at}`);
};
const five = [garden, smartit, remora, stagemole, navigli]
  .map((key, nth) => `witness W${nth + 1} ${key}\n`)
  .join("");
const all = `log ${archeKey}\n${five}`;

describe("a policy", () => {
  it("believes a published checkpoint that enough of its witnesses have cosigned", () => {
    const four = [
      "transparency.dev/DEV:witness-little-garden",
      "witness1.smartit.nu/witness1",
      "remora.n621.de",
      "witness.stagemole.eu",
    ].map((name) => `${name} at 1779573024`);
    expect(verdict(`${all}group some 3 W1 W2 W3 W4 W5\nquorum some\n`)).toEqual(four);
    expect(verdict(`${all}group most 4 W1 W2 W3 W4 W5\nquorum most\n`)).toEqual(four);
    expect(verdict(`${all}group all all W1 W2 W3 W4 W5\nquorum all\n`)).toBe("QUORUM_NOT_REACHED");
    expect(verdict(`${all}quorum W3\n`)).toEqual(four);
    expect(verdict(`${all}quorum W5\n`)).toBe("QUORUM_NOT_REACHED");
    expect(verdict(`${all}quorum none\n`)).toEqual(four);
    expect(verdict(`log ${archeKey}\nquorum none\n`)).toEqual([]);
  });

  it("counts groups of groups", () => {
    const groups = "group X 2 W1 W2\ngroup Y any W3 W5\ngroup Z any W4\n";
    expect(Array.isArray(verdict(`${all}${groups}group Q all X Y Z\nquorum Q\n`))).toBe(true);
    const unmet = "group X any W1 W2\ngroup Y all W3 W5\ngroup Q all X Y\n";
    expect(verdict(`${all}${unmet}quorum Q\n`)).toBe("QUORUM_NOT_REACHED");
  });

  it("believes nobody but its logs, each for its own origin", () => {
    const log = signingKey("example.com/log", "ed25519", Buffer.alloc(32, 1));
    const other = signingKey("example.com/other", "ed25519", Buffer.alloc(32, 2));
    const text = "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    const note = Buffer.from(
      formatNote({ text, signatures: [signText(other, text, 0)] }),
    ).toString();
    const logs = (...keys: readonly NoteKey[]) =>
      `${keys.map((key) => `log ${formatVkey(key)}\n`).join("")}quorum none\n`;
    expect(verdict(logs(other), note)).toBe("LOG_UNKNOWN");
    expect(verdict(logs(log, other), note)).toBe("NOT_SIGNED");
    expect(verdict("quorum none\n", note)).toBe("LOG_UNKNOWN");
    expect(verdict(`${five}quorum none\n`, arche)).toBe("LOG_UNKNOWN");
  });

  it("believes no note on which a known signature is false", () => {
    const altered = arche.replace("\n1432088532\n", "\n1432088533\n");
    expect(verdict(`${all}quorum none\n`, altered)).toBe("SIGNATURE_INVALID");
    const later = arche.replace("2net5wAAAABqEiEg", "2net5wAAAABqEiEh");
    expect(verdict(`${all}quorum W1\n`, later)).toBe("SIGNATURE_INVALID");
    expect(verdict(`log ${archeKey}\nquorum none\n`, later)).toEqual([]);
  });

  it("is read with its comments, spaces and addresses", () => {
    const read = policyOf(
      `\n \t\n# comment \n  log\t${archeKey}   https://log.example/\n\twitness  Évry ${remora} https://témoin.example/ \n # quorum none\ngroup g 1 Évry\nquorum  g\t\n`,
    );
    const key = parseVkey(remora);
    const witness = { name: "Évry", key, url: "https://témoin.example/" };
    expect(read).toEqual({
      logs: [{ key: parseVkey(archeKey), url: "https://log.example/" }],
      witnesses: [witness],
      quorum: { group: "g", atLeast: 1, of: [{ witness }] },
    });
    // To the standard a name is octets: these two look alike, and are two.
    expect(codeOf(`witness K ${remora}\nwitness \u212a ${garden}\nquorum \u212a\n`)).toBe("none");
    expect(codeOf(Buffer.concat([Buffer.of(0x23, 0xff, 0x0a), Buffer.from("quorum none\n")]))).toBe(
      "none",
    );
  });

  const two = `witness a ${remora}\nwitness b ${garden}\n`;
  it.each([
    ["POLICY_WITHOUT_QUORUM", ""],
    ["POLICY_WITHOUT_QUORUM", "# quorum none\n"],
    ["POLICY_WITHOUT_QUORUM", two],
    ["POLICY_LINE_UNFINISHED", `${two}quorum a`],
    ["POLICY_TWO_QUORUMS", `${two}quorum a\nquorum a\n`],
    ["POLICY_NAME_UNKNOWN", `quorum a\n${two}`],
    ["POLICY_NAME_UNKNOWN", `group g any b\n${two}quorum g\n`],
    ["POLICY_NAME_UNKNOWN", `${two}group g any g\nquorum g\n`],
    ["POLICY_NAME_UNKNOWN", `${two}group g any none\nquorum g\n`],
    ["POLICY_NAME_TAKEN", `${two}witness a ${navigli}\nquorum a\n`],
    ["POLICY_NAME_TAKEN", `${two}group a any b\nquorum a\n`],
    ["POLICY_NAME_TAKEN", `witness none ${navigli}\nquorum none\n`],
    ["POLICY_MEMBER_TWICE", `${two}group g any a a\nquorum g\n`],
    ["POLICY_MEMBER_TWICE", `${two}group g any a b\ngroup h any a\nquorum g\n`],
    ["POLICY_KEY_TWICE", `${two}witness c ${remora}\nquorum a\n`],
    ["POLICY_KEY_TWICE", `log ${archeKey}\nlog ${archeKey}\nquorum none\n`],
    ["POLICY_KEY_TYPE", `witness a ${archeKey}\nquorum a\n`],
    [
      "KEY_TYPE_UNKNOWN",
      "witness a PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\nquorum a\n",
    ],
    ["KEY_FORM", "log example.com\nquorum none\n"],
    ["NOT_UTF8", Buffer.concat([Buffer.from("log \xff", "latin1"), Buffer.from(`${archeKey}\n`)])],
    ["POLICY_THRESHOLD", `${two}group g 0 a b\nquorum g\n`],
    ["POLICY_THRESHOLD", `${two}group g 3 a b\nquorum g\n`],
    ["POLICY_THRESHOLD", `${two}group g -1 a b\nquorum g\n`],
    ["POLICY_THRESHOLD", `${two}group g 1.5 a b\nquorum g\n`],
    ["POLICY_THRESHOLD", `${two}group g toString a b\nquorum g\n`],
    ["POLICY_LINE", `${two}group g any\nquorum a\n`],
    ["POLICY_LINE", `${two}quorum a b\n`],
    ["POLICY_LINE", "quorum\n"],
    ["POLICY_LINE", "Quorum none\n"],
    ["POLICY_LINE", `log ${archeKey} https://a.example more\nquorum none\n`],
    ["POLICY_LINE", `witness ${remora}\nquorum none\n`],
    ["POLICY_LINE", "quorum none #no comment here\n"],
    ["POLICY_LINE", "quorum\u00a0none\n"],
    ["POLICY_CONTROL_CHARACTER", "quorum none\r\n"],
    ["POLICY_CONTROL_CHARACTER", "#\u007f\nquorum none\n"],
    ["POLICY_TOO_LARGE", `${"#".repeat(262_144)}\nquorum none\n`],
    [
      "POLICY_TOO_LARGE",
      `${two}${Array.from({ length: 500 }, (_, nth) => `group ${nth} any ${nth === 0 ? "a" : nth - 1}\n`).join("")}quorum 499\n`,
    ],
  ])("is refused as %s (case %#)", (code, text) => expect(codeOf(text)).toBe(code));

  it("is a policy or Malformed, whatever it is made of", () => {
    const item = fc.constantFrom(
      "log",
      "witness",
      "group",
      "quorum",
      "none",
      "any",
      "all",
      "1",
      "2",
      "a",
      "b",
      "g",
      remora,
      garden,
      archeKey,
      "#",
      "\t",
      "\n",
      "\n",
      "\n",
      "\u0000",
      "é",
      "__proto__",
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        expect(codeOf(`${items.join(" ")}\n`)).toMatch(/^[A-Z_0-9]+$|^none$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

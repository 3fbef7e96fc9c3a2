import { describe, expect, it } from "@jest/globals";
import type { Aggregate, DomainEvent, Json } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { announceClosing } from "./announce-closing.js";
import { exampleHash } from "./definition-hash.js";
import { draftScheme } from "./draft-scheme.js";
import { draftScheme as draftedUnseen } from "./former/draft-scheme.js";
import { publishApprovedScheme } from "./former/publish-approved-scheme.js";
import { publishScheme as publishedAlone } from "./former/publish-scheme.js";
import { publishScheme } from "./publish-scheme.js";
import { rejections } from "./rejections.js";
import { openVersion, scheme, type SchemeEvent } from "./scheme.js";
import { creativallee } from "./shipped/creativallee.js";
import { withdrawClosing } from "./withdraw-closing.js";

const label = story(scheme);
const today = "2026-05-04";
const first = exampleHash;
const second = "0".repeat(64);
const content: Json = JSON.parse(JSON.stringify(creativallee)) as Json;
const sound = { scheme: "creativallee", content, isFormed: false, isApproved: false };

const drafted = (definition: string): SchemeEvent => ({ type: "SchemeDrafted", definition });
const published = (version: number, definition: string): SchemeEvent => ({
  type: "SchemePublished",
  version,
  definition,
});
const closing = (closesOn: string): SchemeEvent => ({ type: "SchemeClosingAnnounced", closesOn });
const withdrawn: SchemeEvent = { type: "SchemeClosingWithdrawn" };
const inForce = [drafted(first), published(1, first)] as const;

describe("drafting a scheme", () => {
  const draft = { definition: first };
  it("begins it", () => label.given().when(draftScheme, draft, today).then(drafted(first)));
  it("replaces the draft before it", () =>
    label.given(drafted(second)).when(draftScheme, draft, today).then(drafted(first)));
  it("prepares the next version of one in force", () =>
    label
      .given(...inForce)
      .when(draftScheme, { definition: second }, today)
      .then(drafted(second)));
  it("goes back, from another draft, to what is in force", () =>
    label
      .given(...inForce, drafted(second))
      .when(draftScheme, draft, today)
      .then(drafted(first)));
  it("says nothing new of the same draft", () =>
    label.given(drafted(first)).when(draftScheme, draft, today).then());
  it("says nothing new of what is in force", () =>
    label
      .given(...inForce)
      .when(draftScheme, draft, today)
      .then());
  it("names what is there; before, nobody looked", async () => {
    const missing = new Error("there is no such blob");
    const world = {
      fold: () => Promise.reject(new Error("nothing else is read")),
      blob: (hash: string) => (hash === first ? Promise.resolve(null) : Promise.reject(missing)),
    };
    const look = (rule: typeof draftScheme, definition: string) =>
      rule.gather?.(scheme.initial, { definition }, world, "creativallee");
    expect(await look(draftScheme, first)).toBeUndefined();
    await expect(look(draftScheme, second)).rejects.toBe(missing);
    expect(await look(draftedUnseen, second)).toBeUndefined();
  });
});

describe("publishing a scheme", () => {
  const publish = { definition: first };
  it("puts the draft in force as version 1", () =>
    label
      .given(drafted(first))
      .when(publishScheme, publish, today, sound)
      .then(published(1, first)));
  it("counts versions on", () =>
    label
      .given(...inForce, drafted(second))
      .when(publishScheme, { definition: second }, today, sound)
      .then(published(2, second)));
  it("says nothing new of what is in force", () =>
    label
      .given(...inForce)
      .when(publishScheme, publish, today, sound)
      .then());
  it("needs a draft", () => {
    label.given().when(publishScheme, publish, today, sound).refused("SCHEME_NOT_DRAFTED");
    label
      .given(...inForce)
      .when(publishScheme, { definition: second }, today, sound)
      .refused("SCHEME_NOT_DRAFTED");
  });
  it("refuses a draft that somebody has replaced meanwhile", () =>
    label
      .given(drafted(second))
      .when(publishScheme, publish, today, sound)
      .refused("DRAFT_IS_ANOTHER", { draft: second }));
  it("refuses a definition with faults, and tells every one of them", () => {
    const facts = {
      ...sound,
      content: { ...creativallee, id: "other", brand: 5 } as unknown as Json,
    };
    label
      .given(drafted(first))
      .when(publishScheme, publish, today, facts)
      .refused("DEFINITION_HAS_FAULTS", { count: 2 }, [
        { pointer: "/brand", code: "EXPECTED_TEXT", about: {} },
        {
          pointer: "/id",
          code: "SCHEME_ID_DIFFERS",
          about: { found: "other", expected: "creativallee" },
        },
      ]);
  });
  it("is for the committee to approve, once it is formed and there are rules to change", () => {
    const proposal = "p1";
    const formed = { ...sound, isFormed: true };
    const approved = { ...formed, isApproved: true };
    label
      .given(drafted(first))
      .when(publishScheme, publish, today, formed)
      .then(published(1, first));
    const when = (body: { definition: string; proposal?: string }, facts: typeof sound) =>
      label.given(...inForce, drafted(second)).when(publishScheme, body, today, facts);
    when({ definition: second }, formed).refused("RULES_NOT_APPROVED");
    when({ definition: second, proposal }, formed).refused("RULES_NOT_APPROVED");
    when({ definition: second, proposal }, sound).refused("RULES_NOT_APPROVED");
    when({ definition: second, proposal }, approved).then({
      type: "SchemePublished",
      version: 2,
      definition: second,
      proposal,
    });
  });
  it("takes an approval for one publication, not to go back to it later", () => {
    const [third, older, newer] = ["1".repeat(64), "p1", "p2"];
    const under = (version: number, definition: string, proposal: string): SchemeEvent => ({
      type: "SchemePublished",
      version,
      definition,
      proposal,
    });
    const back = [
      ...inForce,
      drafted(second),
      under(2, second, older),
      drafted(third),
      under(3, third, newer),
      drafted(second),
    ];
    const approved = { ...sound, isFormed: true, isApproved: true };
    const body = { definition: second, proposal: older };
    label
      .given(...back)
      .when(publishScheme, body, today, approved)
      .refused("APPROVAL_USED_UP");
    const anew = { ...body, proposal: "p3" };
    label
      .given(...back)
      .when(publishScheme, anew, today, approved)
      .then(under(4, second, "p3"));
    label
      .given(...back)
      .when(publishScheme, body, today, { ...approved, isApproved: false })
      .refused("RULES_NOT_APPROVED");
    // A version that is in force is so already.
    label
      .given(...back.slice(0, 4))
      .when(publishScheme, body, today, approved)
      .then();
    label
      .given(...back)
      .when(publishApprovedScheme, body, today, approved)
      .then(under(4, second, older));
  });
  it("reads the definition, whether there is a committee, and what it has approved", async () => {
    const approved = { phase: "approved", scheme: "creativallee", definition: first };
    const gathered = (body: { definition: string; proposal?: string }, state: object) =>
      publishScheme.gather?.(
        scheme.initial,
        body,
        {
          fold: async <State, Event extends DomainEvent>(
            on: Aggregate<State, Event>,
            id: string,
          ) => {
            expect([on.kind, id]).toEqual(
              on.kind === "proposal" ? ["proposal", "p1"] : ["committee", "creativallee"],
            );
            return (on.kind === "proposal" ? state : { phase: "formed" }) as State;
          },
          blob: (hash) => Promise.resolve({ hash }),
        },
        "creativallee",
      );
    const found = { scheme: "creativallee", content: { hash: first }, isFormed: true };
    const named = { ...publish, proposal: "p1" };
    expect(await gathered(publish, approved)).toEqual({ ...found, isApproved: false });
    expect(await gathered(named, approved)).toEqual({ ...found, isApproved: true });
    const sentBack = { ...approved, phase: "sent-back" };
    expect(await gathered(named, sentBack)).toEqual({ ...found, isApproved: false });
  });
  it("was for the animator alone before, and is decided alike again", async () => {
    const known = { scheme: "creativallee", content };
    label
      .given(...inForce, drafted(second))
      .when(publishedAlone, { definition: second }, today, known)
      .then(published(2, second));
    expect(
      await publishedAlone.gather?.(
        scheme.initial,
        publish,
        {
          fold: () => Promise.reject(new Error("nothing else is read")),
          blob: (hash) => Promise.resolve({ hash }),
        },
        "creativallee",
      ),
    ).toEqual({ scheme: "creativallee", content: { hash: first } });
  });
});

describe("announcing a closing", () => {
  const announce = { closesOn: "2026-05-05" };
  it("takes effect from the next day at the earliest", () =>
    label
      .given(...inForce)
      .when(announceClosing, announce, today)
      .then(closing("2026-05-05")));
  it("comes too late on the day itself", () =>
    label
      .given(...inForce)
      .when(announceClosing, { closesOn: today }, today)
      .refused("CLOSING_TOO_SOON", { today }));
  it("replaces the day announced before", () =>
    label
      .given(...inForce, closing("2026-06-30"))
      .when(announceClosing, announce, today)
      .then(closing("2026-05-05")));
  it("opens a closed scheme until a later day", () =>
    label
      .given(...inForce, closing("2026-05-01"))
      .when(announceClosing, announce, today)
      .then(closing("2026-05-05")));
  it("says nothing new of the day that is announced", () =>
    label
      .given(...inForce, closing(today))
      .when(announceClosing, { closesOn: today }, today)
      .then());
  it("needs a scheme in force", () =>
    label
      .given(drafted(first))
      .when(announceClosing, announce, today)
      .refused("SCHEME_NOT_PUBLISHED"));
});

describe("withdrawing a closing", () => {
  it("is possible up to the day itself", () =>
    label
      .given(...inForce, closing(today))
      .when(withdrawClosing, {}, today)
      .then(withdrawn));
  it("comes too late the day after", () =>
    label
      .given(...inForce, closing("2026-05-03"))
      .when(withdrawClosing, {}, today)
      .refused("SCHEME_ALREADY_CLOSED", { closesOn: "2026-05-03" }));
  it("says nothing new where none is announced", () =>
    label
      .given(...inForce, closing("2026-06-30"), withdrawn)
      .when(withdrawClosing, {}, today)
      .then());
  it("needs a scheme in force", () =>
    label.given().when(withdrawClosing, {}, today).refused("SCHEME_NOT_PUBLISHED"));
});

/** The version that takes files in on a day, after what happened. */
const open = (day: string, ...history: readonly SchemeEvent[]) =>
  openVersion(
    history.reduce((s, e) => scheme.evolve(s, e), scheme.initial),
    day,
  );

describe("a scheme takes files in", () => {
  const current = { version: 1, definition: first };

  it("from its publication on", () => {
    expect(open(today)).toBeUndefined();
    expect(open(today, drafted(first))).toBeUndefined();
    expect(open(today, ...inForce)).toEqual(current);
  });
  it("up to the end of its closing day", () => {
    expect(open("2026-05-04", ...inForce, closing("2026-05-04"))).toEqual(current);
    expect(open("2026-05-05", ...inForce, closing("2026-05-04"))).toBeUndefined();
    expect(open("2026-05-05", ...inForce, closing("2026-05-04"), withdrawn)).toEqual(current);
  });
  it("under the version in force, whatever is being drafted, and a new version moves no closing", () => {
    expect(open(today, ...inForce, drafted(second))).toEqual(current);
    const next = [...inForce, closing("2026-05-04"), drafted(second), published(2, second)];
    expect(open("2026-05-04", ...next)).toEqual({ version: 2, definition: second });
    expect(open("2026-05-05", ...next)).toBeUndefined();
  });
  it("and folds even what today's rules would refuse", () => {
    expect(open(today, closing(today), withdrawn)).toBeUndefined();
    for (const event of [closing(today), withdrawn])
      expect(scheme.evolve(scheme.initial, event)).toEqual(scheme.initial);
  });
});

/** The names of the facts that a sentence is filled with. */
const holes = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

describe("the sentences of refusals", () => {
  it("hold the same facts in both languages", () => {
    for (const { fr, en } of Object.values(rejections)) expect(holes(fr)).toEqual(holes(en));
  });
});

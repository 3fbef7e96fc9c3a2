import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { erased, type PersonId } from "#kernel/index.js";
import { instruction, isInterested } from "#labelling/instruction/instruction.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import { session } from "#labelling/session/session.js";
import { languages } from "#labelling/person/person.js";
import { type Particulars, slots } from "#mails/letter.js";
import { render } from "#mails/render.js";
import { type TemplateCode, templates } from "#mails/templates/index.js";
import { derivedKeys, erasedKeys, secret } from "../../../test/domain/house.js";
import { storyNames } from "../../../test/golden/kept.js";
import { lettersOf, storedLog } from "../../../test/golden/letters.js";
import { circleOf } from "./circle.js";
import { mailTo, particularsOf } from "./compose.js";
import { isMoot } from "./moot.js";
import { type Source, sourceOf } from "./source.js";

const nobody = async () => [];
const codes = Object.keys(templates).filter((code): code is TemplateCode => code in templates);

const toldWith = async (keys: typeof derivedKeys) => {
  const told = await Promise.all(
    storyNames().map(async (story) => {
      const parts = await storedLog(story, keys);
      const source = sourceOf(parts);
      const letters = await lettersOf(parts);
      return Promise.all(
        letters.map(async (letter) => {
          const { id, about } = letter;
          const [told] = await parts.store.read(about.stream, about.version, "forwards", 1);
          const day = parisDay(told?.event.at ?? "");
          const people = await circleOf(source, nobody, id, about, day);
          return { source, letter, people, about: await particularsOf(source, letter) };
        }),
      );
    }),
  );
  return told.flat();
};
const every = await toldWith(derivedKeys);
type Told = (typeof every)[number];
const ofKind = (code: TemplateCode) => every.filter(({ letter }) => letter.about.template === code);

/** Names in what is said, where each must be there for it to be said. */
const namedIn = (code: TemplateCode): readonly string[] => {
  const { subject, blocks } = templates[code];
  const patterns = blocks.map((block) => ("list" in block ? { list: block.list } : block));
  const found = JSON.stringify([subject, patterns]).matchAll(
    /\{(\w+)\}|"(?:quote|list|if)":"(\w+)"|\},"(\w+)"\]/g,
  );
  return [...new Set([...found].map(([, blank, part, fact]) => blank ?? part ?? fact ?? ""))];
};

describe("the letters that the golden logs call for", () => {
  it("are of every kind", () => {
    expect(codes.filter((code) => ofKind(code).length === 0)).toEqual([]);
  });

  it.each(languages)("read whole in %s", (language) => {
    for (const { letter, about } of every) {
      const { subject, text, html } = render(templates[letter.about.template], about, language);
      for (const form of [subject, text, html])
        expect(form).not.toMatch(/[{}…]|undefined|\[object|NaN|Invalid/);
      expect(html).toContain(`<html lang="${language}">`);
      // Nothing is fetched when it is read.
      expect(html).not.toMatch(/<(a|img|link|script|style|iframe)\b|\b(src|href|style)=/);
    }
  });

  it("name nothing that no letter can tell", () => {
    const names: readonly string[] = slots;
    expect(codes.flatMap(namedIn).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("tell what their kind has a place for, in one of them at least", () => {
    const untold = codes.flatMap((code) => {
      const known = new Set(
        ofKind(code)
          .flatMap(({ about }) => about)
          .flatMap(givenIn),
      );
      return namedIn(code).flatMap((name) => (known.has(name) ? [] : [`${code}: ${name}`]));
    });
    // Golden files that came in by hand have no reference, and are adjourned by no vote.
    const elsewhere = /: reference$|^decision: adjourned$|^inadmissible: administrative$/;
    expect(untold.filter((one) => !elsewhere.test(one))).toEqual([]);
  });

  it("are told alike in every language: the same is left out", () => {
    for (const code of codes)
      for (const block of [templates[code].subject, ...templates[code].blocks.flatMap(sentences)])
        expect(blanks(block.fr)).toEqual(blanks(block.en));
  });

  it("tell nobody but the committee and the secretariat of the instruction", () => {
    for (const { letter } of every)
      if (letter.about.stream.startsWith("instruction-"))
        expect(["reviewer", "concerned", "secretariat"]).toContain(letter.about.recipients);
  });

  it("hold the words of an instruction in none: reviews, notes and motives are its readers' alone", () => {
    const texts = every
      .filter(({ letter }) => letter.about.recipients === "carrier")
      .map(({ letter, about }) => render(templates[letter.about.template], about, "fr").text);
    expect(texts.join("\n")).not.toMatch(/avis de|évaluateur|rapporteur|note interne/i);
  });
});

describe("an interest", () => {
  it("ends all mail about the file to whoever has it", async () => {
    const asked = every.filter(({ letter }) => letter.about.recipients === "reviewer");
    const closed = [];
    for (const { source, letter, people } of asked) {
      const state = await source.fold(instruction, letter.id);
      const { person = "" } = letter.about;
      if (state.phase === "not-opened" || !isInterested(state, person)) continue;
      closed.push(person);
      expect(people).toEqual([]);
    }
    expect(closed.length).toBeGreaterThan(0);
  });

  it("that others say there is is told to whom it concerns, by the file’s reference alone", () => {
    for (const code of ["interest-reported", "interest-cleared"] as const)
      for (const { letter, people, about } of ofKind(code)) {
        expect(people).toEqual([letter.about.person]);
        expect(about).not.toHaveProperty("title");
        expect(about).not.toHaveProperty("organisation");
      }
  });

  it("keeps the file off the agenda that its holder is sent", async () => {
    let hidden = 0;
    for (const { source, letter } of ofKind("session-agenda")) {
      const state = await source.fold(session, letter.id);
      const items = state.phase === "unknown" ? [] : state.items;
      const itemsFor = async (person: PersonId) => {
        const about = { ...letter.about, person };
        const { items: shown = [] } = await particularsOf(source, { ...letter, about });
        return Array.isArray(shown) ? shown.length : 0;
      };
      for (const { person } of items.flatMap(({ recusals }) => recusals)) {
        expect(await itemsFor(person)).toBeLessThan(items.length);
        hidden += 1;
      }
      expect(await itemsFor("nobody" as PersonId)).toBe(items.length);
    }
    expect(hidden).toBeGreaterThan(0);
  });
});

/** As if the instruction of each file were open, under rules that hide who carries it. */
const reviewedBlindly = (source: Source): Source => ({
  ...source,
  fold: async (aggregate, id) => {
    const state = await source.fold(aggregate, id);
    const isOpened = aggregate.kind === instruction.kind && state !== aggregate.initial;
    return isOpened ? { ...state, phase: "open", definition: "blind" } : state;
  },
  blob: async (hash) =>
    hash === "blind" ? { review: { blindness: "both-hidden" } } : source.blob(hash),
});

describe("a file that is reviewed blindly", () => {
  it("is on an agenda without its title", async () => {
    const titlesIn = async (source: Source, { letter }: Told) => {
      const about = { ...letter.about, person: "nobody" as PersonId };
      const { items = [] } = await particularsOf(source, { ...letter, about });
      return (items as readonly Particulars[]).filter(({ title }) => title);
    };
    const told = ofKind("session-agenda");
    const open = await Promise.all(told.map((one) => titlesIn(one.source, one)));
    const blind = await Promise.all(told.map((one) => titlesIn(reviewedBlindly(one.source), one)));
    expect(blind.flat().length).toBeLessThan(open.flat().length);
  });
});

describe("a reviewer", () => {
  it("is asked for nothing once they have left their seat", async () => {
    const on = async (day: string) => {
      const asked = every.filter(({ letter }) => letter.about.recipients === "reviewer");
      const people = await Promise.all(
        asked.map(({ source, letter: { id, about } }) =>
          circleOf(reviewedBlindly(source), nobody, id, about, day),
        ),
      );
      return people.flat();
    };
    expect(await on("2008-03-01")).not.toEqual([]);
    expect(await on("2000-01-01")).toEqual([]);
  });
});

/** As if each session were in this phase. */
const inPhase = (phase: "convened" | "adjourned", source: Source): Source => ({
  ...source,
  fold: async (aggregate, id) => {
    const state = await source.fold(aggregate, id);
    const isKnown = aggregate.kind === session.kind && state !== aggregate.initial;
    return isKnown ? { ...state, phase } : state;
  },
});

describe("a session that will hear of a revocation", () => {
  const told = ofKind("revocation-on-agenda");
  const heldOn = ({ about }: Told) => (about.heldOn as { readonly day: string }).day;

  it("is told of with its day and its place", () => {
    expect(told.length).toBeGreaterThan(0);
    for (const { about } of told) {
      const { text } = render(templates["revocation-on-agenda"], about, "fr");
      expect(text).toContain(String(about.place));
      expect(text).toMatch(/Date : \d+(er)? \p{L}+ \d{4}/u);
    }
  });
  it("is told of up to that day, and no more once it is over or off", async () => {
    for (const one of told) {
      const { source, letter } = one;
      const moot = (from: Source, today: string) => isMoot(from, letter.id, letter.about, today);
      expect(await moot(inPhase("convened", source), heldOn(one))).toBe(false);
      expect(await moot(inPhase("convened", source), "2199-01-01")).toBe(true);
      expect(await moot(inPhase("adjourned", source), heldOn(one))).toBe(true);
    }
  });
});

describe("a letter", () => {
  const mailOf = ({ source, letter }: Told, person: string) =>
    mailTo(source, secret, { ...letter, about: { ...letter.about, person: person as PersonId } });
  const [first] = ofKind("received");
  const [carrier] = first?.people ?? [];
  if (!first || carrier === undefined) throw new Error("there is no receipt");

  it("has one Message-ID for an event, a person and a kind, and no other has it", async () => {
    const ids = new Set<string>();
    // Two stories may begin with the very same events.
    const letters = new Set<string>();
    for (const told of every.filter(({ people }) => people.length > 0))
      for (const person of told.people) {
        const mail = await mailOf(told, person);
        expect(mail?.messageId).toMatch(/^<[0-9a-f]{32}@creativallee\.invalid>$/);
        expect((await mailOf(told, person))?.messageId).toBe(mail?.messageId);
        ids.add(mail?.messageId ?? "");
        const { id, cause, about } = told.letter;
        letters.add(JSON.stringify([id, cause, about, person]));
      }
    expect(ids.size).toBe(letters.size);
  });

  it("goes to a name and an address, and is in the language of whoever reads it", async () => {
    const mail = await mailOf(first, carrier);
    expect(mail?.to.address).toMatch(/@example\.org$/);
    expect(mail?.text).toContain(`Bonjour ${mail?.to.name},`);
  });

  it("reads « effacé » once that is so, and is written to no erased address", async () => {
    const gone = (await toldWith(erasedKeys)).filter(({ people }) => people.length > 0);
    expect(gone.length).toBeGreaterThan(20);
    for (const told of gone) {
      expect(told.about.title ?? erased).toBe(erased);
      for (const person of told.people) expect(await mailOf(told, person)).toBeUndefined();
    }
  });

  it("escapes whatever anybody wrote", () => {
    const names = ["name", "title", "organisation", "motives", "text", "place", "reason"] as const;
    const markup = fc.constantFrom("<b>", "</p>", "&amp;", '"', "'", "<script>", "\r\nBcc: x@y.z");
    const words = fc
      .array(fc.oneof(markup, fc.string()), { minLength: 1 })
      .map((all) => all.join(""));
    const written = fc.record(Object.fromEntries(names.map((name) => [name, words])));
    fc.assert(
      fc.property(fc.constantFrom(...every), written, ({ letter, about }, texts) => {
        const template = templates[letter.about.template];
        const known = Object.fromEntries(
          Object.entries(texts).filter(
            ([name]) => name === "name" || givenIn(about).includes(name),
          ),
        );
        const { subject, html } = render(template, { ...about, ...known }, "fr");
        const plain = render(
          template,
          { ...about, ...(known["name"] && { name: "x" }) },
          "fr",
        ).html;
        const tags = (text: string) =>
          text.match(/<\/?[a-z]+/g)?.filter((tag) => tag !== "<br") ?? [];
        expect(tags(html)).toEqual(tags(plain));
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

const givenIn = (about: Told["about"]): readonly string[] =>
  Object.entries(about).flatMap(([name, value]) => (value === undefined ? [] : [name]));

const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();

const sentences = (block: (typeof templates)[TemplateCode]["blocks"][number]) => {
  if ("say" in block) return [block.say];
  return "list" in block ? block.each : [];
};

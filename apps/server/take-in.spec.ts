import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { beginning } from "#event-store/port.js";
import { type Actor, engine as theEngine, type PersonId, streamName } from "#kernel/index.js";
import { type Dossier, readDossier } from "#labelling/import/dossier.js";
import { type TestHouse, testHouse } from "../../test/house.js";
import { type Engine, openEngine } from "./engine.js";
import { publishShipped } from "./publish-shipped.js";
import { dossiersFile } from "./sample/dossiers.js";
import { takeIn } from "./take-in.js";

const console_: Actor = { id: theEngine, as: theEngine };
const secretary: Actor = {
  id: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId,
  as: "secretariat",
};

let house: TestHouse;
let engine: Engine;
const open = () => openEngine(house, path.join(house.folder, "files"), house.eventStoreUrl);

beforeAll(async () => {
  house = await testHouse();
  engine = await open();
  await publishShipped(engine);
}, 30_000);
afterAll(() => house.stop());

const [line = ""] = fs.readFileSync(dossiersFile(), "utf8").split("\n");
type Changes = Readonly<Record<string, unknown>>;
/** The first dossier of the corpus under another reference, changed. */
const dossier = (ref: string, changes: Changes = {}, organisation: Changes = {}): Dossier => {
  const first = JSON.parse(line) as { organisation: object };
  const own = { name: `Structure ${ref}`, ...organisation };
  const changed = { ...first, ref, ...changes, organisation: { ...first.organisation, ...own } };
  const read = readDossier(JSON.stringify(changed));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.dossier;
};
const answer = (ref: string, eligibility = "eligible", missing: readonly string[] = []) => ({
  answer: { ref, application: expect.any(String), eligibility, reasons: [], missing },
});
const count = async () => {
  let events = 0;
  for (let after = beginning; ;) {
    const page = await engine.store.readAll(after, 1_000);
    const last = page.at(-1);
    if (!last) return events;
    events += page.length;
    after = last.position;
  }
};
const typesOf = async (kind: string, id: string) =>
  (await engine.store.read(streamName(kind, id), 0, "forwards", 100)).map(
    ({ event }) => event.type,
  );
const applicationOf = async (taken: Awaited<ReturnType<typeof takeIn>>) =>
  "answer" in taken ? typesOf("application", taken.answer.application) : [];

describe("a dossier that is taken in", () => {
  it("is registered, received, signed for its signatory and checked", async () => {
    const taken = await takeIn(engine, dossier("one"), "creativallee", secretary);
    expect(taken).toEqual(answer("one"));
    expect(await applicationOf(taken)).toEqual([
      "ApplicationStarted",
      "DraftEdited",
      "ApplicationReceived",
      "ApplicationSigned",
      "ApplicationChecked",
    ]);
    const id = "answer" in taken ? taken.answer.application : "";
    const events = await engine.store.read(`application-${id}`, 0, "forwards", 100);
    const acted = events.map(({ event: { type, actor } }) => [type, actor.as, "for" in actor]);
    expect(acted).toContainEqual(["ApplicationSigned", "secretariat", true]);
    expect(acted).toContainEqual(["ApplicationChecked", "engine", false]);
  });

  it("is received without a signature, which is then missing", async () => {
    const taken = await takeIn(
      engine,
      dossier("unsigned", { signatory: null }),
      "creativallee",
      console_,
    );
    expect(taken).toEqual(answer("unsigned", "incomplete", ["signatory"]));
    expect(await applicationOf(taken)).not.toContain("ApplicationSigned");
  });

  it("changes nothing the second time, whoever imports, and answers the same", async () => {
    const first = await takeIn(engine, dossier("twice"), "creativallee", secretary);
    const before = await count();
    const commented = dossier("twice", { source: "elsewhere", note: "seen again" });
    expect(await takeIn(engine, commented, "creativallee", console_)).toEqual(first);
    expect(await count()).toBe(before);
  });

  it("has the same ids whoever imports it, since they come from its reference", async () => {
    const taken = await takeIn(engine, dossier("ids"), "creativallee", console_);
    const id = engine.secret.newId(theEngine, "application", "ids");
    expect(taken).toMatchObject({ answer: { application: id } });
  });

  it("is refused with other content under a known reference, and stores nothing", async () => {
    await takeIn(engine, dossier("known"), "creativallee", console_);
    const before = await count();
    const other = dossier("known", { charterAnswers: { article1: "Autre chose." } });
    expect(await takeIn(engine, other, "creativallee", console_)).toMatchObject({
      refused: { code: "IMPORT_REF_KNOWN_WITH_OTHER_CONTENT" },
    });
    expect(await count()).toBe(before);
  });

  it.each([
    ["that does not exist", "unheard-of", "SCHEME_TAKES_NO_FILES"],
    ["that asks other questions", "centres-ressources", "ANSWERS_REFUSED"],
  ])("is refused for a scheme %s, and stores nothing", async (_, scheme, code) => {
    const before = await count();
    expect(await takeIn(engine, dossier("elsewhere"), scheme, console_)).toMatchObject({
      refused: { code },
    });
    expect(await count()).toBe(before);
  });
});

describe("dossiers with one name and seat", () => {
  it("are of one organisation", async () => {
    const name = "Réseau commun";
    for (const ref of ["common-1", "common-2"])
      await takeIn(engine, dossier(ref, {}, { name }), "creativallee", console_);
    const types = await typesOf(
      "organisation",
      engine.secret.newId(theEngine, "organisation", "common-1"),
    );
    expect(types).toEqual(["OrganisationRegistered", "SignatoryAdded", "SignatoryAdded"]);
  });

  it.each([
    ["kind", { kind: "club" }],
    ["actsIn", { actsIn: ["59"] }],
    ["regionalOrigin", { regionalOrigin: false }],
    ["institution", { institution: null }],
  ])("are bad when they contradict each other in %s, and store nothing", async (field, changes) => {
    const name = `Contredite ${field}`;
    await takeIn(engine, dossier(`said-${field}`, {}, { name }), "creativallee", console_);
    const before = await count();
    const other = dossier(`contradicts-${field}`, {}, { name, ...changes });
    expect(await takeIn(engine, other, "creativallee", console_)).toMatchObject({
      refused: { code: "ORGANISATION_KNOWN_OTHERWISE", about: { fields: [field] } },
    });
    expect(await count()).toBe(before);
  });

  it("are of two organisations when their seats differ", async () => {
    const name = "Deux sièges";
    const there = { name, seat: { insee: "62041", commune: "Arras" } };
    await takeIn(engine, dossier("here", {}, { name }), "creativallee", console_);
    expect(await takeIn(engine, dossier("there", {}, there), "creativallee", console_)).toEqual(
      answer("there"),
    );
    const id = engine.secret.newId(theEngine, "organisation", "there");
    expect(await typesOf("organisation", id)).toContain("OrganisationRegistered");
  });
});

describe("imports at the same time", () => {
  it.each(["as one operator", "as two"])(
    "come to the same answer, %s",
    async (who) => {
      const others = await Promise.all([open(), open()]);
      for (const nth of Array.from({ length: 5 }).keys()) {
        const one = dossier(`race ${who} ${nth}`);
        const answers = await Promise.all(
          [engine, ...others].map((each, at) =>
            takeIn(each, one, "creativallee", who === "as two" && at > 0 ? secretary : console_),
          ),
        );
        expect(answers).toEqual(answers.map(() => answer(one.ref)));
        const [first] = answers;
        const types = first ? await applicationOf(first) : [];
        expect(types.filter((type) => type === "ApplicationStarted")).toHaveLength(1);
        expect(types.filter((type) => type === "ApplicationReceived")).toHaveLength(1);
        expect(types.filter((type) => type === "ApplicationChecked")).toHaveLength(1);
      }
    },
    30_000,
  );

  it("give one organisation to two dossiers", async () => {
    const other = await open();
    for (const nth of Array.from({ length: 5 }).keys()) {
      const name = `Course ${nth}`;
      const [a, b] = [dossier(`a${nth}`, {}, { name }), dossier(`b${nth}`, {}, { name })];
      const answers = await Promise.all([
        takeIn(engine, a, "creativallee", console_),
        takeIn(other, b, "creativallee", console_),
      ]);
      expect(answers).toEqual([answer(a.ref), answer(b.ref)]);
      const enrolled = await Promise.all(
        [a, b].map(({ ref }) =>
          typesOf("organisation", engine.secret.newId(theEngine, "organisation", ref)),
        ),
      );
      expect(enrolled.filter((types) => types.length > 0)).toEqual([
        ["OrganisationRegistered", "SignatoryAdded", "SignatoryAdded"],
      ]);
    }
  }, 30_000);
});

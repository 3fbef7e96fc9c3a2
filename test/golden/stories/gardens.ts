import { readFileSync } from "node:fs";
import type { Actor } from "#kernel/index.js";
import type { SchemeDefinition } from "#labelling/scheme/definition.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const file = new URL("../../schemes/shared-gardens.json", import.meta.url);
const written = JSON.parse(readFileSync(file, "utf8")) as SchemeDefinition;

/** A public body's label, where silence accepts. */
const first: SchemeDefinition = {
  ...written,
  procedure: {
    ...written.procedure,
    frenchAdministrative: true,
    delays: { ...written.procedure.delays, appeal: { count: 2, unit: "months" } },
    silence: "deemed-granted",
  },
};

/** Silence refuses now; no plan is wanted any more, but a word on water, and a rule is gone. */
const second: SchemeDefinition = {
  ...first,
  eligibility: first.eligibility.slice(0, 1),
  charter: first.charter.flatMap((article) => [article, { ...article, id: "water" }]),
  documents: [],
  procedure: { ...first.procedure, silence: "deemed-refused" },
};

interface Cast {
  readonly town: Actor;
  readonly gardener: Actor;
  readonly organisation: string;
}

const arrivals = async (teller: Teller): Promise<Cast> => {
  const town: Actor = {
    id: await teller.person("Alix Morel", "alix.morel@example.org"),
    as: "secretariat",
  };
  const gardener: Actor = {
    id: await teller.person("Noa Petit", "noa.petit@example.org"),
    as: "carrier",
  };
  await teller.publish(first, town);
  const organisation = await teller.ask(gardener, "RegisterOrganisation", {
    name: "Les Jardins du Canal",
    kind: "association",
    identifier: { kind: "rna", value: "W591234567" },
    seat: "59512",
    actsIn: ["59"],
    regionalOrigin: true,
  });
  const signatory = { person: gardener.id, role: "Trésorière" };
  await teller.ask(town, "AddSignatory", signatory, organisation);
  return { town, gardener, organisation };
};

const answers = {
  texts: { noPesticides: "Purins et paillage." },
  values: { plots: 12, openToVisitors: false, openDays: ["sunday"] },
};
const plan = (hash: string, name: string) => ({
  kind: "plan",
  hash: hash.repeat(32),
  bytes: 1_024,
  mediaType: "image/png",
  name,
});

/** Complete and checked, then moved to the second version: something new is missing there. */
const moved = async (teller: Teller, cast: Cast, initiative: string) => {
  const { gardener, town } = cast;
  teller.on("2025-11-03");
  const id = await teller.draft(gardener, "shared-gardens", initiative, answers);
  await teller.ask(gardener, "AttachDocument", plan("01", "croquis.png"), id);
  await teller.ask(gardener, "AttachDocument", plan("02", "plan.png"), id);
  const sketch = await teller.documentOf(id, 0);
  await teller.ask(gardener, "RemoveDocument", { document: sketch }, id);
  await teller.ask(gardener, "SubmitApplication", {}, id);
  await teller.check(id);

  teller.on("2025-11-10");
  await teller.publish(second, town);
  const reason = "Le règlement a changé avant l’examen.";
  await teller.ask(town, "MoveToSchemeVersion", { version: 2, reason }, id);
  await teller.check(id);
  const items = [{ path: "charterAnswers.water", nature: "incomplete" }];
  await teller.ask(town, "RequestComplements", { items }, id);
  teller.on("2025-11-12");
  const texts = { water: "Récupérée des toits." };
  await teller.ask(gardener, "ProvideComplements", { texts }, id);
  await teller.check(id);
};

/** Under the first version: the clock does not start before the plan has come. */
const completed = async (teller: Teller, cast: Cast, initiative: string) => {
  const { gardener, town } = cast;
  teller.on("2025-11-04");
  const id = await teller.draft(gardener, "shared-gardens", initiative, answers);
  await teller.ask(gardener, "ReceiveApplication", {}, id);
  await teller.check(id);
  const items = [{ path: "documents.plan", nature: "incomplete" }];
  await teller.ask(town, "RequestComplements", { items }, id);
  teller.on("2025-11-07");
  await teller.ask(gardener, "AttachDocument", plan("03", "plan.png"), id);
  await teller.check(id);
};

/** Under the second version: the clock stops for the time given, and goes on once the piece is there. */
const suspended = async (teller: Teller, cast: Cast, initiative: string) => {
  const { gardener, town } = cast;
  teller.on("2026-02-16");
  const incomplete = { ...answers, values: { openToVisitors: true } };
  const id = await teller.draft(gardener, "shared-gardens", initiative, incomplete);
  await teller.ask(gardener, "ReceiveApplication", {}, id);
  await teller.check(id);
  const items = ["answers.plots", "charterAnswers.water"].map((path) => ({
    path,
    nature: "incomplete",
  }));
  await teller.ask(town, "RequestComplements", { items }, id);
  teller.on("2026-02-28");
  await teller.ask(gardener, "ProvideComplements", { values: { plots: 4 } }, id);
  const texts = { water: "Un puits." };
  await teller.ask(gardener, "ProvideComplements", { texts }, id);
  await teller.check(id);
};

export const gardens: GoldenStory = {
  name: "gardens",
  tell: async (teller) => {
    teller.on("2025-10-01");
    const cast = await arrivals(teller);
    const { organisation, gardener } = cast;
    const register = (title: string) =>
      teller.ask(gardener, "RegisterInitiative", { organisation, title });
    const quay = await register("Le jardin du quai");
    const lock = await register("Le jardin de l’écluse");
    const roof = await register("Le jardin sur le toit");
    await completed(teller, cast, lock);
    await moved(teller, cast, quay);
    await suspended(teller, cast, roof);
    await teller.ask(engine, "AnnounceClosing", { closesOn: "2026-12-31" }, "shared-gardens");
  },
};

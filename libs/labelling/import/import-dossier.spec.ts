import { describe, expect, it } from "@jest/globals";
import type { Actor, PersonId, Step } from "#kernel/index.js";
import { application } from "../application/application.js";
import type { ApplicationEvent } from "../application/events.js";
import {
  awaiting,
  checked,
  declared,
  definition,
  draft,
  edited,
  ends,
  type History,
  met,
  receipt,
  started,
} from "../application/file.story.js";
import { organisation } from "../organisation/organisation.js";
import { scheme } from "../scheme/scheme.js";
import { creativallee } from "../scheme/shipped/creativallee.js";
import type { Dossier } from "./dossier.js";
import { importDossier } from "./import-dossier.js";
import { log, names } from "./log.story.js";

const today = "2026-05-04";
const operator: Actor = { id: "the operator" as string as PersonId, as: "secretariat" };
const fair: Dossier = {
  ref: "fair",
  organisation: {
    name: "Norcomex",
    facts: { kind: "réseau", seat: "59350", actsIn: ["59", "62"], regionalOrigin: true },
  },
  signatory: { name: "Ana", role: "Présidente", email: "ana@example.org" },
  title: "Salon de la reprise",
  texts: { summary: "Trois jours.", article1: "Oui." },
  values: { themes: ["innovation"], staff: 3 },
  content: {},
};
const { signatory: _, ...unsigned } = fair;
const week: Dossier = { ...fair, ref: "week", title: "Semaine de la création" };
const claim = 'name-and-seat ["Norcomex","59350"]';

/** The log of a house that takes files of one scheme, and an import's steps as it stands. */
const house = () => {
  const { tell, world, take } = log(definition, today, operator);
  tell(scheme, "label", {
    type: "SchemePublished",
    version: 1,
    definition: "rules that dossiers are imported under",
  });
  const asked = (dossier: Dossier, content = "its content", day = today) =>
    importDossier.steps(
      { dossier, scheme: "label", content, today: day },
      names(dossier.ref),
      world,
    );
  const steps = async (dossier: Dossier): Promise<readonly Step[]> => {
    const answer = await asked(dossier);
    if ("rejected" in answer) throw new Error(answer.rejected.code);
    return answer;
  };
  const begun = async (dossier: Dossier, until: string) => {
    for (const step of await steps(dossier)) {
      await take(step);
      if (step.key === until) return;
    }
  };
  const file = (...history: History) => tell(application, "application of fair", ...history);
  return { tell, asked, steps, begun, file };
};

const keys = (steps: readonly Step[]) => steps.map(({ key }) => key);
const told = (steps: readonly Step[]) =>
  steps.map(({ key, command, id, body }) => [key, command.type, id, body]);

const signing = "signatory person of fair";
const whole = [
  "begin",
  "claim",
  "organisation",
  "person",
  signing,
  "initiative",
  "open",
  "draft",
  "answers",
  "receipt",
  "check",
];

describe("importing a dossier", () => {
  const carrier = "organisation of fair";
  const initiative = "initiative of fair";
  const file = "application of fair";

  it("begins it, makes its carrier known, files it, signs it and checks it", async () =>
    expect(told(await house().steps(fair))).toEqual([
      [
        "begin",
        "BeginImport",
        "import of fair",
        {
          ref: "fair",
          content: "its content",
          scheme: "label",
          initiative,
          application: file,
          signatory: "person of fair",
        },
      ],
      ["claim", "TakeClaim", claim, { owner: "organisation-organisation of fair" }],
      [
        "organisation",
        "EnrolOrganisation",
        carrier,
        {
          name: "Norcomex",
          kind: "réseau",
          seat: "59350",
          actsIn: ["59", "62"],
          regionalOrigin: true,
          identifier: { kind: "none", reason: "not provided" },
        },
      ],
      ["person", "RegisterPerson", "person of fair", { name: "Ana", email: "ana@example.org" }],
      [signing, "AddSignatory", carrier, { person: "person of fair", role: "Présidente" }],
      [
        "initiative",
        "RegisterInitiative",
        initiative,
        { organisation: carrier, title: "Salon de la reprise" },
      ],
      ["open", "OpenApplication", initiative, { application: file }],
      ["draft", "OpenDraft", file, { initiative, scheme: "label", reference: "fair" }],
      ["answers", "EditDraft", file, { texts: fair.texts, values: fair.values }],
      ["receipt", "SubmitApplication", file, {}],
      ["check", "CheckApplication", file, {}],
    ]));

  it("signs for the signatory, and leaves the check to the engine", async () => {
    const steps = await house().steps(fair);
    const acting = (key: string) => steps.find((step) => step.key === key)?.by?.(operator);
    expect(acting("receipt")).toEqual({ ...operator, for: "person of fair" });
    expect(acting("check")).toEqual({ id: "engine", as: "engine" });
  });

  it("has an example that the shipped label takes in", async () => {
    const { tell, world } = log(creativallee, today, operator);
    tell(scheme, "creativallee", {
      type: "SchemePublished",
      version: 1,
      definition: "rules that the example is imported under",
    });
    const { type, creates, example } = importDossier;
    expect([type, creates]).toEqual(["ImportDossier", true]);
    const steps = await importDossier.steps(example, names(example.dossier.ref), world);
    expect(steps).toContainEqual(
      expect.objectContaining({
        key: "answers",
        body: { texts: example.dossier.texts, values: { themes: ["creation-takeover"] } },
      }),
    );
  });

  it("only receives a dossier that nobody has signed", async () => {
    const steps = await house().steps(unsigned);
    expect(keys(steps)).toEqual(whole.filter((key) => key !== "person" && key !== signing));
    const receiving = steps.find(({ key }) => key === "receipt");
    expect(receiving?.command.type).toBe("ReceiveApplication");
    expect(receiving?.by?.(operator)).toEqual(operator);
    expect(steps[0]?.body).not.toHaveProperty("signatory");
  });

  it.each(whole.map((key, nth) => [key, whole.slice(nth + 1)] as const))(
    "that was cut short after its step “%s” does the rest of them: %j",
    async (last, rest) => {
      const { begun, steps } = house();
      await begun(fair, last);
      // It is told again that the import has begun, which changes nothing.
      expect(keys(await steps(fair))).toEqual(rest.length > 0 ? ["begin", ...rest] : []);
    },
  );
});

describe("a reference that was imported before", () => {
  it("stands for one content", async () => {
    const { asked, begun } = house();
    await begun(fair, "begin");
    expect(await asked(fair, "its content")).not.toHaveProperty("rejected");
    expect(await asked(fair, "other content")).toEqual({
      rejected: { code: "IMPORT_REF_KNOWN_WITH_OTHER_CONTENT", about: {} },
    });
  });

  it.each<[string, History]>([
    ["checked", checked],
    ["to be completed", awaiting],
    ["completed, and to be checked anew", [...awaiting, met]],
    ["admissible", declared],
    ...ends
      .filter(([code]) => code !== "APPLICATION_NOT_STARTED")
      .map(([code, history]): [string, History] => [code, history]),
  ])("needs nothing any more once its file is %s", async (_, history) => {
    const { file, steps } = house();
    file(...history);
    expect(await steps(fair)).toEqual([]);
  });

  it("has its file checked, if that is all it lacks, whatever its scheme has come to", async () => {
    const { file, asked } = house();
    file(...receipt);
    const answer = await asked({ ...fair, values: { colour: "red" } }, "its content", "2031-01-01");
    expect(answer).toHaveLength(whole.length - 3);
    expect(answer).toContainEqual(expect.objectContaining({ key: "check" }));
    expect(answer).not.toContainEqual(expect.objectContaining({ key: "receipt" }));
  });
});

describe("the draft of a dossier", () => {
  const written = { ...edited, texts: fair.texts, values: fair.values };
  const left = async (...history: readonly ApplicationEvent[]) => {
    const { file, steps } = house();
    file(...history);
    return keys(await steps(fair)).filter((key) =>
      ["draft", "answers", "receipt"].includes(String(key)),
    );
  };

  it("is received once it holds all answers", async () =>
    expect(await left(started, written)).toEqual(["receipt"]));
  it("is answered before, if it lacks a text or says another value", async () => {
    const fewer = { ...written, texts: { summary: "Trois jours." } };
    const other = { ...written, values: { ...fair.values, staff: 4 } };
    for (const history of [draft, [started], [started, fewer], [started, other]])
      expect(await left(...history)).toEqual(["answers", "receipt"]);
  });
});

describe("the organisation of several dossiers", () => {
  const carrying = ["claim", "organisation"];

  it("is the one with its name and seat", async () => {
    const { begun, steps } = house();
    await begun(fair, "check");
    const next = await steps(week);
    for (const key of carrying) expect(keys(next)).not.toContain(key);
    expect(next.find(({ key }) => key === "initiative")?.body).toMatchObject({
      organisation: "organisation of fair",
    });
    // Each dossier's signatory is a person of its own, and is added to those that may sign.
    expect(told(next)).toContainEqual([
      "signatory person of week",
      "AddSignatory",
      "organisation of fair",
      { person: "person of week", role: "Présidente" },
    ]);
  });

  it("is another one in another town", async () => {
    const { begun, steps } = house();
    await begun(fair, "check");
    const { name, facts } = fair.organisation;
    const elsewhere = { ...week, organisation: { name, facts: { ...facts, seat: "62041" } } };
    expect(keys(await steps(elsewhere))).toEqual(expect.arrayContaining(carrying));
  });

  it("has the id that the first gave it, though that one was cut short", async () => {
    const { begun, steps } = house();
    await begun(fair, "claim");
    const next = await steps(week);
    expect(keys(next)).not.toContain("claim");
    expect(next.find(({ key }) => key === "organisation")?.id).toBe("organisation of fair");
  });

  it("cannot be told otherwise than before, but the dossier that told it first stands", async () => {
    const { begun, tell, asked, steps } = house();
    await begun(fair, "open");
    tell(organisation, "organisation of fair", {
      type: "OrganisationAmended",
      kind: "agence",
      regionalOrigin: false,
    });
    expect(await asked(week)).toEqual({
      rejected: {
        code: "ORGANISATION_KNOWN_OTHERWISE",
        about: { fields: ["kind", "regionalOrigin"] },
      },
    });
    expect(keys(await steps(fair))).toEqual(["begin", "draft", "answers", "receipt", "check"]);
  });
});

describe("what is refused before anything is stored", () => {
  it("is a file that its scheme does not take in on that day", async () => {
    const { tell, asked } = house();
    tell(scheme, "label", { type: "SchemeClosingAnnounced", closesOn: today });
    expect(await asked(fair, "its content", today)).not.toHaveProperty("rejected");
    expect(await asked(fair, "its content", "2026-05-05")).toEqual({
      rejected: {
        code: "SCHEME_TAKES_NO_FILES",
        about: { scheme: "label", day: "2026-05-05" },
      },
    });
  });

  it("is an answer that does not fit its question", async () =>
    expect(await house().asked({ ...fair, values: { staff: "three" } })).toEqual({
      rejected: {
        code: "ANSWERS_REFUSED",
        about: { count: 1 },
        faults: [{ pointer: "/values/staff", code: "ANSWER_DOES_NOT_FIT", about: {} }],
      },
    }));

  it("is more than a check could record", async () => {
    const places = Array.from({ length: 100 }, () => ({
      commune: "é".repeat(200),
      country: "BE",
    }));
    expect(await house().asked({ ...fair, values: { places } })).toEqual({
      rejected: { code: "ANSWERS_TOO_LARGE", about: {} },
    });
  });
});

import { randomUUID } from "node:crypto";
import type { Id, PersonId } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { initiative } from "#labelling/initiative/initiative.js";
import { organisation } from "#labelling/organisation/organisation.js";
import type { StoryLog } from "#projections/story-log.js";

/** Files at work at one time, each written to in its turn. */
const abreast = 64;
const filesOfOne = 20;

/** Tells about so many events, of files that come in, are completed and declared admissible. */
export const tellHistory = async (log: StoryLog, events: number): Promise<void> => {
  let told = 0;
  const carrier = async () => {
    while (told < events) {
      const registered = randomUUID() as Id<"organisation">;
      await log.tell(organisation, registered, [
        {
          type: "OrganisationRegistered",
          name: "Réseau pour la création d'entreprise",
          kind: "réseau",
          identifier: { kind: "none", reason: "not provided" },
          seat: "59350",
          actsIn: ["59", "62"],
          regionalOrigin: true,
        },
      ]);
      for (let file = 0; file < filesOfOne && told < events; file += 1) {
        const more = await tellFile(log, registered, file);
        told += more;
      }
    }
  };
  await Promise.all(Array.from({ length: abreast }, carrier));
};

const tellFile = async (log: StoryLog, of: Id<"organisation">, nth: number): Promise<number> => {
  const started = randomUUID();
  const led = randomUUID();
  const title = `Campagne régionale pour la création d'entreprise, ${nth}e édition`;
  await log.tell(initiative, led, [
    { type: "InitiativeRegistered", organisation: of, title },
    { type: "ApplicationOpened", application: started as Id<"application"> },
  ]);
  const steps = history(led, of, `${of.slice(0, 8)}-${nth}`);
  for (const step of steps) await log.tell(application, started, step);
  return 2 + steps.flat().length;
};

const rules = { schemeVersion: 1, definition: "ab".repeat(32) };
const answer =
  "Le projet est sain économiquement et comporte un volet social et environnemental suivi par un référent.";

const history = (
  led: string,
  of: string,
  reference: string,
): readonly (readonly ApplicationEvent[])[] => [
  [
    {
      type: "ApplicationStarted",
      initiative: led,
      organisation: of,
      scheme: "creativallee",
      reference,
      startedOn: "2006-05-02",
    },
  ],
  [
    {
      type: "DraftEdited",
      texts: {
        summary:
          "Affichage quinze jours, presse régionale et locale, spots télévisés et envoi de kits.",
        article1: answer,
        article2: answer,
        article3: answer,
        article4: answer,
      },
      values: {
        themes: ["creation-takeover", "entrepreneurial-spirit"],
        actionType: "communication",
        channels: ["written", "audiovisual"],
        brandUse: "display",
        startsOn: "2006-09-11",
        places: [{ insee: "59350", commune: "Lille" }],
      },
      cleared: [],
    },
  ],
  [
    {
      type: "ApplicationReceived",
      receivedOn: "2006-05-02",
      ...rules,
      clock: "waits-for-missing-pieces",
      delays: { complements: { count: 30, unit: "days" }, decision: { count: 2, unit: "months" } },
    },
  ],
  [{ type: "ApplicationSigned", signatory: of as Id<string> as PersonId, signedOn: "2006-05-02" }],
  [checked("incomplete", ["charterAnswers.article5"])],
  [
    {
      type: "ComplementsRequested",
      items: [{ path: "charterAnswers.article5", nature: "incomplete" }],
      requestedOn: "2006-05-03",
      dueOn: "2006-06-02",
    },
  ],
  [
    {
      type: "ComplementsProvided",
      texts: { article5: answer },
      values: {},
      provided: ["charterAnswers.article5"],
      providedOn: "2006-05-20",
    },
    { type: "ComplementsMet", metOn: "2006-05-20" },
  ],
  [checked("eligible", [])],
  [{ type: "ApplicationDeclaredAdmissible", declaredOn: "2006-05-21" }],
];

const checked = (
  eligibility: "eligible" | "incomplete",
  missing: readonly string[],
): ApplicationEvent => ({
  type: "ApplicationChecked",
  checkedOn: "2006-05-02",
  ...rules,
  facts: {
    organisation: {
      kind: "réseau",
      seatDepartment: "59",
      actsIn: ["59", "62"],
      regionalOrigin: true,
      institution: "",
    },
    values: { themes: ["creation-takeover"], actionType: "communication", brandUse: "display" },
    answered: ["article1", "article2", "article3", "article4"],
    documents: [],
    signed: true,
    receivedOn: "2006-05-02",
  },
  eligibility,
  reasons: [],
  missing,
  rules: ["OUTSIDE_TERRITORY", "NO_ELIGIBLE_THEME", "BRAND_NOT_SHOWN", "BRAND_OWNER_APPLIES"].map(
    (code) => ({ code, outcome: "satisfied" }),
  ),
});

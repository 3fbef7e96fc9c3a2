import "reflect-metadata";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validate } from "class-validator";
import { importDossier } from "./import/import-dossier.js";
import { aggregates, everyCommand, everyRule, operations, sentenceOf } from "./registry.js";

const types = (those: readonly { readonly type: string }[]) => those.map(({ type }) => type).sort();

const processes = operations.filter(({ asks }) => asks === "several");
const everything = [...everyCommand, ...processes];

/** The types of what a folder's files export to be asked for: commands decide, processes have steps. */
const definedIn = async (folder: string): Promise<readonly string[]> => {
  const here = path.join(import.meta.dirname, folder);
  const types: string[] = [];
  for (const name of readdirSync(here).filter((file) => /^[a-z-]+\.ts$/.test(file))) {
    const exported = (await import(path.join(here, name))) as object;
    for (const value of Object.values(exported))
      if (isDefinition(value) && typeof value.type === "string") types.push(value.type);
  }
  return types;
};

const isDefinition = (value: unknown): value is { readonly type: unknown } =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  ("decide" in value || "steps" in value);

describe("the registry", () => {
  // A kind is part of the name of streams that exist: it may be joined by others, never renamed.
  it("holds every kind of stream under its name, and under that of its collection", () => {
    expect(aggregates.map(({ kind, plural, named }) => [kind, plural, named ?? false])).toEqual([
      ["person", "people", false],
      ["organisation", "organisations", false],
      ["scheme", "schemes", true],
      ["initiative", "initiatives", false],
      ["application", "applications", false],
      ["claim", "claims", false],
      ["import", "imports", true],
      ["committee", "committees", true],
      ["instruction", "instructions", false],
      ["session", "sessions", false],
      ["register", "registers", true],
      ["label", "labels", false],
      ["grid", "grids", true],
      ["evaluation", "evaluations", false],
      ["survey", "surveys", false],
      ["proposal", "proposals", false],
      ["rota", "rotas", true],
      ["webhook", "webhooks", false],
      ["origin", "origins", true],
      ["erasure", "erasures", false],
      ["reading", "readings", true],
      ["certification", "certifications", true],
    ]);
  });

  it("knows every command and process that an aggregate’s folder defines", async () => {
    const defined: string[] = [];
    for (const { kind } of aggregates) defined.push(...(await definedIn(kind)));
    // An import is begun by a file of dossiers: it is no operation of its own.
    expect(types([...everything, importDossier])).toEqual(defined.sort());
  });

  // Callers count on it: whoever makes a thing is given its id, whoever takes one away says what they
  // have seen of it.
  it("says which make a new thing, and which want to know what their caller has seen", () => {
    expect(types(everything.filter(({ creates }) => creates))).toEqual([
      "ConveneSession",
      "DraftScheme",
      "EnrolOrganisation",
      "FormCommittee",
      "OpenDraft",
      "OpenGrid",
      "OpenSurveyWave",
      "ProposeRules",
      "RegisterInitiative",
      "RegisterOrganisation",
      "RegisterPerson",
      "RegisterWebhook",
      "RequestErasure",
      "StartApplication",
      "StartEvaluation",
      "TakeClaim",
    ]);
    expect(types(everything.filter(({ ifMatch }) => ifMatch))).toEqual([
      "AmendOrganisation",
      "DeclareAdmissible",
      "DeclareInadmissible",
      "MoveToSchemeVersion",
      "ProposeRevocation",
      "RequestComplements",
      "RevokeLabel",
      "SurrenderLabel",
      "SuspendLabel",
      "WithdrawApplication",
    ]);
  });

  // A field that is not named here stays in clear for ever.
  it("seals what people write, in a command as in the event that comes of it", () => {
    const sealed = [
      ["RegisterPerson", "PersonRegistered", "/name", "/email"],
      ["IssueToken", "TokenIssued", "/label"],
      [
        "EnrolOrganisation",
        "OrganisationRegistered",
        "/name",
        "/identifier/value",
        "/identifier/reason",
      ],
      ["AmendOrganisation", "OrganisationAmended", "/name"],
      ["DropIdentifier", "IdentifierDropped", "/reason"],
      ["AddSignatory", "SignatoryAdded", "/role"],
      ["RegisterInitiative", "InitiativeRegistered", "/title"],
      ["EditDraft", "DraftEdited", "/texts/*"],
      ["AttachDocument", "DocumentAttached", "/name"],
      ["RequestComplements", "ComplementsRequested", "/items/*/note"],
      ["ProvideComplements", "ComplementsProvided", "/texts/*"],
      ["DeclareAdmissible", "ApplicationDeclaredAdmissible", "/motives"],
      ["DeclareInadmissible", "ApplicationDeclaredInadmissible", "/motives"],
      ["WithdrawApplication", "ApplicationWithdrawn", "/motives"],
      ["MoveToSchemeVersion", "ApplicationMoved", "/reason"],
      ["SendMessage", "MessageSent", "/text"],
      ["BeginImport", "ImportBegun", "/ref"],
      ["NotifyDecision", "DecisionNotified", "/proof"],
      ["LodgeAppeal", "AppealLodged", "/contested"],
      ["CorrectDecision", "DecisionCorrected", "/correction", "/reason"],
      ["EndMandate", "MandateEnded", "/motives"],
      ["ConveneSession", "SessionConvened", "/place"],
      ["RequestDeliberation", "DeliberationRequested", "/question/conditions/*/text"],
      ["CastBallot", "SecretBallotCast", "/choice"],
      ["DecideItem", "ItemDecided", "/motives"],
      ["DeclineReview", "ReviewerDeclined", "/motives"],
      ["ReplaceReviewer", "ReviewerReplaced", "/motives"],
      ["DeclareInterest", "InterestDeclared", "/note"],
      ["ReportInterest", "InterestDeclared", "/note"],
      ["ClearInterest", "InterestCleared", "/reason"],
      ["SubmitReview", "ReviewSubmitted", "/text"],
      ["AmendReview", "ReviewAmended", "/text"],
      ["AddNote", "NoteAdded", "/text"],
      ["MeetCondition", "ConditionMet", "/evidence"],
      ["CommitBrandUse", "BrandUseCommitted", "/text"],
      ["ReportActivity", "ActivityReported", "/text"],
      ["ReportImpact", "ImpactReported", "/text"],
      ["CorrectReport", "ReportCorrected", "/reason"],
      ["SuspendLabel", "LabelSuspended", "/motives"],
      ["ReinstateLabel", "LabelReinstated", "/motives"],
      ["ProposeRevocation", "RevocationProposed", "/motives"],
      ["AnswerRevocation", "HolderAnswered", "/text"],
      ["DropRevocation", "RevocationDropped", "/motives"],
      ["RevokeLabel", "LabelRevoked", "/motives"],
      ["NotifyHolder", "HolderNotified", "/proof"],
      ["SurrenderLabel", "LabelSurrendered", "/motives"],
      ["DraftGrid", "GridDrafted", "/reasons"],
      ["AnswerCriterion", "CriterionAnswered", "/answer", "/evidence"],
      ["WriteSynthesis", "SynthesisWritten", "/text"],
      ["ProposeImprovement", "ImprovementProposed", "/title", "/question"],
      ["CorrectFigures", "FiguresCorrected", "/reason"],
      ["ProposeRules", "RulesProposed", "/motives"],
      ["WithdrawProposal", "ProposalWithdrawn", "/motives"],
      ["RegisterWebhook", "WebhookRegistered", "/url"],
      ["ChangeWebhook", "WebhookChanged", "/url"],
    ] as const;
    const commands = everyCommand.flatMap(({ type, personal }) =>
      personal ? [[type, personal]] : [],
    );
    const events = aggregates
      .flatMap(({ events: declared }) => Object.entries(declared))
      .flatMap(([type, { personal }]) => (personal ? [[type, personal]] : []));
    expect(Object.fromEntries(commands)).toEqual(
      Object.fromEntries(sealed.map(([command, , ...fields]) => [command, fields])),
    );
    expect(Object.fromEntries(events)).toEqual(
      Object.fromEntries(sealed.map(([, event, ...fields]) => [event, fields])),
    );
  });

  it("gives each its own type, and every event and command a schema from 1", () => {
    expect(new Set(types(everything)).size).toBe(everything.length);
    const declared = aggregates.flatMap(({ events }) => Object.values(events));
    for (const { schema } of [...declared, ...everyRule]) expect(schema).toBeGreaterThan(0);
  });

  it("keeps the rules that were changed, each under a schema before today's", () => {
    const former = everyRule.filter((one) => !everyCommand.includes(one));
    for (const { type, schema } of former)
      expect(everyCommand.find((one) => one.type === type)?.schema).toBeGreaterThan(schema);
    const named = everyRule.map(({ type, schema }) => `${type} ${schema}`);
    expect(new Set(named).size).toBe(named.length);
  });

  it("knows an event type in one aggregate alone", () => {
    const events = aggregates.flatMap(({ events: declared }) => Object.keys(declared));
    expect(new Set(events).size).toBe(events.length);
  });

  it.each(everything.map((one) => [one.type, one] as const))(
    "has an example of %s that its shape lets through, and a sentence on what it does",
    async (_, { type, shape, example, summary }) => {
      const faults = await validate(plainToInstance(shape, example), {
        whitelist: true,
        forbidNonWhitelisted: true,
        forbidUnknownValues: false,
      });
      expect(faults.map(({ property }) => property)).toEqual([]);
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(type).toMatch(/^([A-Z][a-z]+)+$/);
    },
  );

  it("has a sentence for every code, and fails for what is none", () => {
    expect(sentenceOf("PERSON_UNKNOWN").en).toBe("This person is not registered.");
    expect(() => sentenceOf("NOT_A_CODE")).toThrow("no sentence says NOT_A_CODE");
  });
});

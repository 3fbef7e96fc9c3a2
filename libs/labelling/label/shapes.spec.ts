import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import { registerSteps } from "../register/commands.js";
import { labelCommands, labelSteps } from "./commands.js";
import { made } from "./label.story.js";

const all = [...labelCommands, ...labelSteps, ...registerSteps];
const whole = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false };
const isTaken = (type: string, body: object) => {
  const found = all.find((one) => one.type === type);
  if (!found) throw new Error(type);
  return validateSync(plainToInstance(found.shape, body), whole).length === 0;
};
const long = (length: number) => "x".repeat(length);
const figures = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`f${nth}`, nth]));
const piece = { channel: "web", inRegion: null, count: 1 };
const report = {
  from: "2007-02-01",
  until: "2007-06-30",
  figures: {},
  otherFigures: {},
  activities: [],
};

describe("every command of a label and of its register", () => {
  it.each(all)("$type has an example that its shape takes, and no more", ({ type, example }) => {
    expect(isTaken(type, example)).toBe(true);
    expect(isTaken(type, { ...example, more: 1 })).toBe(false);
  });
});

describe("the bodies of commands", () => {
  it.each([
    ["CommitBrandUse", { uses: ["display"] }],
    ["ReportActivity", { ...report, activities: [piece, { ...piece, inRegion: true }] }],
    ["ReportActivity", { ...report, figures: figures(50), otherFigures: { [long(60)]: 1 } }],
    // What is absurd, and not merely misshapen, is for the rule to say, in a sentence.
    [
      "ReportActivity",
      { ...report, figures: { events: -1 }, activities: [{ ...piece, count: -1 }] },
    ],
    ["CorrectReport", { report: made, reason: "Erreur." }],
    ["SuspendLabel", { motives: "Motif." }],
    ["SurrenderLabel", {}],
  ])("%s takes %#", (type, body) => expect(isTaken(type, body)).toBe(true));

  it.each([
    ["CommitBrandUse", { uses: [] }],
    ["CommitBrandUse", { uses: ["display", "display"] }],
    ["CommitBrandUse", { uses: ["none"] }],
    ["CommitBrandUse", { uses: ["display"], text: " " }],
    ["MeetCondition", { condition: 0 }],
    ["MeetCondition", { condition: 21 }],
    ["MeetCondition", { condition: 1.5 }],
    ["ReportActivity", { ...report, from: "2007-02-30" }],
    ["ReportActivity", { ...report, figures: figures(51) }],
    ["ReportActivity", { ...report, figures: [] }],
    ["ReportActivity", { ...report, figures: null }],
    ["ReportActivity", { ...report, figures: "12" }],
    ["ReportActivity", { ...report, figures: { events: 1.5 } }],
    ["ReportActivity", { ...report, figures: { events: "1" } }],
    ["ReportActivity", { ...report, figures: { events: 2 ** 53 } }],
    ["ReportActivity", { ...report, otherFigures: { " ": 1 } }],
    ["ReportActivity", { ...report, otherFigures: { "a\0": 1 } }],
    ["ReportActivity", { ...report, otherFigures: { [long(61)]: 1 } }],
    ["ReportActivity", { ...report, activities: Array.from({ length: 13 }, () => piece) }],
    ["ReportActivity", { ...report, activities: [{ ...piece, channel: "radio" }] }],
    ["ReportActivity", { ...report, activities: [{ channel: "web", count: 1 }] }],
    ["ReportActivity", { ...report, activities: [{ ...piece, inRegion: "yes" }] }],
    ["ReportActivity", { ...report, activities: [{ ...piece, count: 1.5 }] }],
    ["ReportActivity", { ...report, activities: [null] }],
    ["ReportImpact", report],
    ["CorrectReport", { report: "r1", reason: "Erreur." }],
    ["CorrectReport", { report: made, reason: "Erreur.", figures: null }],
    ["CorrectReport", { report: made, reason: " " }],
    ["SuspendLabel", { motives: " " }],
    ["SuspendLabel", { motives: "Motif.", until: "demain" }],
    ["ProposeRevocation", { motives: "Motif." }],
    ["AnswerRevocation", { text: "" }],
    ["RevokeLabel", { motives: "\u0085" }],
    ["RevokeLabel", { motives: "Motif.", session: "s1" }],
    ["SurrenderLabel", { motives: "" }],
    ["GrantLabel", { application: "a1" }],
    ["RenewLabel", { session: "s1" }],
    ["AllotNumber", { label: "l1", application: made }],
  ])("%s refuses %#", (type, body) => expect(isTaken(type, body)).toBe(false));

  it("tells how a figure that is none has to be", () => {
    const found = all.find(({ type }) => type === "ReportImpact");
    if (!found) throw new Error("no such command");
    const { activities: _, ...body } = { ...report, figures: { events: 1.5 } };
    expect(validateSync(plainToInstance(found.shape, body))[0]?.constraints).toEqual({
      areFigures: "figures must hold at most 50 whole numbers, under keys of 1 to 60 characters",
    });
  });
});

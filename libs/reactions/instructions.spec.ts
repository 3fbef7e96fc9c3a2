import { describe, expect, it } from "@jest/globals";
import type { PersonId, StreamName } from "#kernel/index.js";
import type { CommitteeEvent } from "#labelling/committee/committee.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import {
  ana,
  assigned,
  bob,
  cleo,
  closed,
  file,
  interest,
  opened,
  submitted,
  today,
} from "#labelling/instruction/instruction.story.js";
import type { OrganisationEvent } from "#labelling/organisation/organisation.js";
import type { RotaEvent } from "#labelling/rota/rota.js";
import { drawingReviewers } from "./draw-reviewers.js";
import { lookForInterests } from "./look-for-interests.js";
import { following, followingAll } from "./reaction.story.js";

const scheme = "creativallee";
const other = "9b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const motives = "m";
const declined: InstructionEvent = {
  type: "ReviewerDeclined",
  person: ana,
  motives,
  declinedOn: today,
};
const replaced: InstructionEvent = {
  type: "ReviewerReplaced",
  person: ana,
  by: bob,
  motives,
  replacedOn: today,
};
const cleared: InstructionEvent = {
  type: "InterestCleared",
  person: ana,
  reason: "r",
  clearedOn: today,
};
const reopened: InstructionEvent = { type: "InstructionReopened", reopenedOn: today };

describe("drawing reviewers", () => {
  const after = following<InstructionEvent>(`instruction-${file}`);
  const drawn = { command: "DrawReviewers", to: scheme, body: { instruction: file } };
  const turn = (command: string, person: PersonId) => ({
    command,
    to: scheme,
    body: { instruction: file, person },
  });

  it("is asked for when an instruction opens", () =>
    expect(after(drawingReviewers, opened)).toEqual([drawn]));
  it("asks those who were drawn", () => {
    const those: RotaEvent = {
      type: "ReviewersDrawn",
      instruction: file,
      people: [ana, bob],
      drawnOn: today,
    };
    expect(following<RotaEvent>(`rota-${scheme}`)(drawingReviewers, those)).toEqual(
      [ana, bob].map((person) => ({ command: "AssignReviewer", to: file, body: { person } })),
    );
  });
  it("is asked for again when somebody goes, or is free again", () => {
    const asked = [opened, assigned(ana, "engine")] as const;
    expect(after(drawingReviewers, ...asked, declined)).toEqual([turn("EndTurn", ana), drawn]);
    expect(after(drawingReviewers, ...asked, interest(ana))).toEqual([turn("EndTurn", ana), drawn]);
    expect(after(drawingReviewers, opened, interest(cleo))).toEqual([turn("EndTurn", cleo), drawn]);
    expect(after(drawingReviewers, opened, interest(ana), cleared)).toEqual([drawn]);
  });
  it("tells the rota whom the secretariat has asked, and whose review is awaited no more", () => {
    expect(after(drawingReviewers, opened, assigned(ana, "engine"))).toEqual([]);
    expect(after(drawingReviewers, opened, assigned(ana))).toEqual([turn("TakeTurn", ana)]);
    const asked = [opened, assigned(ana), assigned(bob)] as const;
    expect(after(drawingReviewers, ...asked, submitted(ana))).toEqual([turn("EndTurn", ana)]);
    expect(after(drawingReviewers, ...asked, replaced)).toEqual([turn("EndTurn", ana)]);
    expect(after(drawingReviewers, ...asked, submitted(ana), closed)).toEqual([
      turn("EndTurn", bob),
    ]);
    expect(after(drawingReviewers, ...asked, submitted(ana), closed, reopened)).toEqual([
      turn("TakeTurn", bob),
      drawn,
    ]);
  });
  it("has nothing to do with notes, nor with what it never saw open", () => {
    const note: InstructionEvent = {
      type: "NoteAdded",
      note: "n",
      author: ana,
      text: "t",
      addedOn: today,
    };
    expect(after(drawingReviewers, opened, note)).toEqual([]);
    expect(after(drawingReviewers, declined)).toEqual([]);
  });
});

type Told = readonly [StreamName, InstructionEvent | OrganisationEvent | CommitteeEvent];

describe("looking for interests", () => {
  const first: Told = [`instruction-${file}`, opened];
  const second: Told = [
    `instruction-${other}`,
    { ...opened, organisation: "o2", scheme: "another" },
  ];
  const after = (...history: readonly Told[]) => followingAll(lookForInterests, ...history);
  const found = (...files: readonly string[]) =>
    files.map((to) => ({ command: "FindInterests", to, body: {} }));
  const invited: OrganisationEvent = { type: "PersonInvited", person: ana, right: "view" };

  it("is done once a file is reviewed, or reviewed again", () => {
    expect(after(first)).toEqual(found(file));
    const again: Told[] = [closed, reopened].map((event) => [`instruction-${file}`, event]);
    expect(after(first, ...again)).toEqual(found(file));
  });
  it("follows people who come to the organisation that applies", () => {
    const events: readonly OrganisationEvent[] = [
      invited,
      { type: "SignatoryAdded", person: ana, role: "r" },
      { type: "OrganisationAmended", institution: "APIM" },
    ];
    for (const event of events) {
      expect(after(first, second, ["organisation-o1", event])).toEqual(found(file));
      expect(after(first, second, ["organisation-o2", event])).toEqual(found(other));
      expect(after(first, second, ["organisation-o3", event])).toEqual([]);
    }
    const removed: OrganisationEvent = { type: "PersonRemoved", person: ana };
    expect(after(first, ["organisation-o1", removed])).toEqual([]);
  });
  it("follows who comes to the committee, who may review too, from their first day", () => {
    const given: CommitteeEvent = {
      type: "MandateGiven",
      mandate: "m",
      person: ana,
      institution: "CRCI",
      rank: "member",
      from: "2027-01-05",
    };
    expect(after(first, second, [`committee-${scheme}`, given])).toEqual([
      { command: "FindInterests", to: file, body: {}, from: "2027-01-05" },
      { command: "DrawReviewers", to: scheme, body: { instruction: file }, from: "2027-01-05" },
    ]);
  });
  it("leaves files alone that are decided", () =>
    expect(after(first, [`instruction-${file}`, closed], ["organisation-o1", invited])).toEqual(
      [],
    ));
});

import { describe, expect, it } from "@jest/globals";
import type { ApplicationEvent } from "#labelling/application/events.js";
import {
  checked,
  declared,
  draft,
  inadmissible,
  lapsed,
  met,
  received,
  signatureAsked,
  withdrawn,
} from "#labelling/application/file.story.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import {
  ana,
  assigned,
  bob,
  closed,
  file,
  interest,
  opened as reviewing,
} from "#labelling/instruction/instruction.story.js";
import type { LabelEvent } from "#labelling/label/events.js";
import {
  adjourned,
  expired,
  granted,
  proposed,
  renewalRefused,
  renewed,
  revocationRefused,
  revoked,
  self,
  suspended,
} from "#labelling/label/label.story.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { convened } from "#labelling/session/session.story.js";
import { notifyCarriers } from "./notify-carriers.js";
import { notifyCommittee } from "./notify-committee.js";
import { notifyHolders } from "./notify-holders.js";
import { notifySecretariat } from "./notify-secretariat.js";
import type { Reaction } from "./reaction.js";
import { following } from "./reaction.story.js";

/** The letters that the last event calls for: which, for whom, and from which day on. */
const letters =
  <Event extends ApplicationEvent | InstructionEvent | LabelEvent | SessionEvent>(
    stream: `${string}-${string}`,
  ) =>
  (reaction: Reaction, ...history: readonly Event[]) =>
    following<Event>(stream)(reaction, ...history).map(({ command, body, from }) => {
      expect(command).toBe("SendMail");
      expect(body).toMatchObject({ stream, version: history.length - 1 });
      const { template, recipients, person, dueOn, condition } = body;
      const more = [person, dueOn, condition].filter((one) => one !== undefined);
      return [template, recipients, ...more, ...(from === undefined ? [] : [`from ${from}`])].join(
        " ",
      );
    });

describe("what the carrier of a file is told", () => {
  const after = letters<ApplicationEvent>(`application-${file}`);
  const message = (side: "carrier" | "secretariat"): ApplicationEvent => ({
    type: "MessageSent",
    message: "m",
    side,
    text: "",
    sentOn: "2026-01-16",
  });

  it("is each step, once", () => {
    expect(after(notifyCarriers, ...draft, received)).toEqual(["received carrier"]);
    expect(after(notifyCarriers, ...checked, signatureAsked, met)).toEqual([
      "complements-received carrier",
    ]);
    expect(after(notifyCarriers, ...declared)).toEqual(["admissible carrier"]);
    expect(after(notifyCarriers, ...checked, inadmissible)).toEqual(["inadmissible carrier"]);
    expect(after(notifyCarriers, ...checked, withdrawn)).toEqual(["withdrawn carrier"]);
    expect(after(notifyCarriers, ...checked, lapsed)).toEqual(["lapsed carrier"]);
    expect(after(notifyCarriers, ...checked)).toEqual([]);
  });
  it("is what is missing, and once more a week before it is due", () =>
    expect(after(notifyCarriers, ...checked, signatureAsked)).toEqual([
      "complements-requested carrier",
      "complements-reminder carrier 2026-02-19 from 2026-02-12",
    ]));
  it("is reminded of nothing that is due within the week", () =>
    expect(
      after(notifyCarriers, ...checked, {
        ...signatureAsked,
        dueOn: "2026-01-25",
      } as ApplicationEvent),
    ).toEqual(["complements-requested carrier"]));
  it("is a message of the other side, never their own", () => {
    expect(after(notifyCarriers, ...checked, message("secretariat"))).toEqual(["message carrier"]);
    expect(after(notifyCarriers, ...checked, message("carrier"))).toEqual([]);
    expect(after(notifySecretariat, ...checked, message("carrier"))).toEqual([
      "message-from-carrier secretariat",
    ]);
    expect(after(notifySecretariat, ...checked, message("secretariat"))).toEqual([]);
  });
});

describe("what the holder of a label is told", () => {
  const after = letters<LabelEvent>(`label-${self}`);
  const ofTerm = (until: string, opens: string, near: string, report: string) => [
    `renewal-open carrier ${until} from ${opens}`,
    `expiry-near carrier ${until} from ${near}`,
    `report-due carrier ${until} from ${report}`,
  ];

  it("is the grant, and what is to be done while it lasts, in time", () =>
    expect(after(notifyHolders, granted)).toEqual([
      "label-granted carrier",
      "condition-reminder carrier 2007-06-30 1 from 2007-05-31",
      ...ofTerm("2008-01-25", "2007-10-25", "2007-12-26", "2007-12-25"),
    ]));
  it("is the same of the next term", () =>
    expect(after(notifyHolders, granted, renewed)).toEqual([
      "renewed carrier",
      ...ofTerm("2009-01-25", "2008-10-25", "2008-12-26", "2008-12-25"),
    ]));
  it("is to report as often as the scheme asks, and at the end", () => {
    const terms = { ...granted.terms, reportEvery: { count: 5, unit: "months" } } as const;
    const due = after(notifyHolders, { ...granted, terms }).filter((one) =>
      one.startsWith("report"),
    );
    expect(due).toEqual([
      "report-due carrier 2007-06-25 from 2007-05-25",
      "report-due carrier 2007-11-25 from 2007-10-25",
      "report-due carrier 2008-01-25 from 2007-12-25",
    ]);
  });
  it("is told on the next day at the earliest of what is due soon", () => {
    const conditions = [{ condition: 1, dueOn: "2007-02-10" }];
    const short = after(notifyHolders, { ...granted, conditions, until: "2007-02-10" });
    expect(short.slice(1).map((one) => one.split(" ").at(-1))).toEqual(Array(4).fill("2007-01-27"));
  });
  it("is that a session will hear of its revocation, and nothing of a renewal that they asked for", () => {
    const onAgenda = (kind: "revocation" | "renewal"): LabelEvent => ({
      type: "LabelPutOnAgenda",
      session: "1b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
      kind,
      putOn: "2007-12-01",
    });
    expect(after(notifyHolders, granted, proposed, onAgenda("revocation"))).toEqual([
      "revocation-on-agenda carrier",
    ]);
    expect(after(notifyHolders, granted, onAgenda("renewal"))).toEqual([]);
  });
  it("is each step of its life", () => {
    expect(after(notifyHolders, granted, suspended)).toEqual(["suspended carrier"]);
    expect(after(notifyHolders, granted, proposed)).toEqual(["revocation-proposed carrier"]);
    expect(after(notifyHolders, granted, proposed, revoked)).toEqual(["revoked carrier"]);
    expect(after(notifyHolders, granted, expired)).toEqual(["expired carrier"]);
    expect(after(notifyHolders, granted, renewalRefused)).toEqual(["renewal-refused carrier"]);
    expect(after(notifyHolders, granted, proposed, revocationRefused)).toEqual([
      "revocation-refused carrier",
    ]);
    expect(after(notifyHolders, granted, adjourned)).toEqual(["decision-adjourned carrier"]);
    expect(
      after(notifyHolders, granted, {
        type: "ConditionMissed",
        condition: 1,
        missedOn: "2007-06-30",
      }),
    ).toEqual(["condition-missed carrier 1"]);
  });
});

describe("what the committee is told", () => {
  const ofReview = letters<InstructionEvent>(`instruction-${file}`);
  const ofSession = letters<SessionEvent>(`session-${file}`);

  it("is that a review is asked for, before it is due and once it is late", () =>
    expect(ofReview(notifyCommittee, reviewing, assigned(ana))).toEqual([
      `review-asked reviewer ${ana}`,
      `review-reminder reviewer ${ana} 2027-02-28 from 2027-02-25`,
      `review-late reviewer ${ana} 2027-02-28 from 2027-03-01`,
    ]));
  it("is nothing of an interest that they declared, or that ids prove", () => {
    expect(ofReview(notifyCommittee, reviewing, assigned(ana), interest(ana))).toEqual([]);
    expect(ofReview(notifyCommittee, reviewing, interest(ana, "engine"))).toEqual([]);
  });
  it("is that somebody else says so, to whom it concerns, and that it is cleared", () => {
    const reported = [reviewing, interest(bob, "colleague")];
    expect(ofReview(notifyCommittee, ...reported)).toEqual([`interest-reported concerned ${bob}`]);
    const cleared = { type: "InterestCleared", person: bob, reason: "", clearedOn: "2026-12-01" };
    expect(ofReview(notifyCommittee, ...reported, cleared as InstructionEvent)).toEqual([
      `interest-cleared concerned ${bob}`,
    ]);
  });
  it("is the session, and its agenda some days before", () => {
    expect(ofSession(notifyCommittee, convened())).toEqual([
      "session-convened members",
      "session-agenda members from 2027-01-21",
    ]);
    const soon = { ...convened(), convenedOn: "2027-01-25" };
    expect(ofSession(notifyCommittee, soon)).toEqual([
      "session-convened members",
      "session-agenda members from 2027-01-26",
    ]);
    const today = { ...convened(), convenedOn: "2027-01-26" };
    expect(ofSession(notifyCommittee, today)).toEqual(["session-convened members"]);
  });
  it("is that a session does not take place", () =>
    expect(
      ofSession(notifyCommittee, convened(), {
        type: "SessionAdjourned",
        reason: "put-off",
        present: [],
        adjournedOn: "2027-01-26",
      }),
    ).toEqual(["session-adjourned members"]));
});

describe("what the secretariat is told", () => {
  const ofFile = letters<ApplicationEvent>(`application-${file}`);
  const ofReview = letters<InstructionEvent>(`instruction-${file}`);

  it("is what is theirs to take up", () => {
    expect(ofFile(notifySecretariat, ...draft, received)).toEqual(["file-submitted secretariat"]);
    const failed = {
      type: "NotificationFailed",
      reason: "refused",
      failedOn: "2026-03-12",
    } as const;
    expect(ofFile(notifySecretariat, ...declared, failed)).toEqual([
      "notification-failed secretariat",
    ]);
    expect(ofFile(notifySecretariat, ...declared)).toEqual([]);
    const ofLabel = letters<LabelEvent>(`label-${self}`);
    const notReached = {
      type: "HolderNotReached",
      reason: "refused",
      failedOn: "2007-12-15",
    } as const;
    expect(ofLabel(notifySecretariat, granted, renewalRefused, notReached)).toEqual([
      "holder-not-reached secretariat",
    ]);
  });
  it("is to settle what was said of somebody else", () =>
    expect(ofReview(notifySecretariat, reviewing, interest(bob, "colleague"))).toEqual([
      "interest-to-settle secretariat",
    ]));
  it("is to look the next day whether a review is wanted", () => {
    const wanted = ["nobody-to-review secretariat from 2026-12-01"];
    const declined = {
      type: "ReviewerDeclined",
      person: bob,
      motives: "",
      declinedOn: "2026-11-30",
    } as const;
    expect(ofReview(notifySecretariat, reviewing)).toEqual(wanted);
    expect(ofReview(notifySecretariat, reviewing, assigned(bob), declined)).toEqual(wanted);
    expect(ofReview(notifySecretariat, reviewing, assigned(ana), interest(ana))).toEqual(wanted);
    // Whoever was never asked leaves nothing to be done.
    expect(ofReview(notifySecretariat, reviewing, interest(ana))).toEqual([]);
    expect(ofReview(notifySecretariat, reviewing, assigned(ana), closed, interest(ana))).toEqual(
      [],
    );
    expect(ofReview(notifySecretariat, reviewing, assigned(bob), declined, interest(bob))).toEqual(
      [],
    );
  });
});

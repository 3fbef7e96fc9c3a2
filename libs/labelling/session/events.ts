import {
  type Aggregate,
  idOf,
  type JsonObject,
  type PersonId,
  type StreamName,
  streamName,
} from "#kernel/index.js";
import type { RollEntry } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import type { Choice, Counts } from "./majority.js";
import { isOfFile, type Matter, matterKinds, type Recusal } from "./matter.js";
import type { Presiding } from "./presiding.js";
import type { ItemOutcome, Question } from "./question.js";
import type { QuorumSheet } from "./quorum.js";
import type { LegalitySheet } from "./sheet.js";
import type { Voter } from "./voters.js";

export const adjournments = ["no-quorum", "no-chair", "put-off"] as const;
export type Adjournment = (typeof adjournments)[number];

/** A vote cast: by whom, for whose seat, which way. A secret choice reads « effacé » to every fold. */
interface Cast extends Pick<Voter, "on"> {
  readonly item: string;
  readonly voter: PersonId;
  readonly choice: Choice;
}

export type SessionEvent =
  | {
      readonly type: "SessionConvened";
      readonly scheme: string;
      readonly schemeVersion: number;
      readonly definition: string;
      /** How the committee votes, copied, so that this stream alone rules on its votes. */
      readonly terms: Committee;
      readonly heldOn: string;
      readonly place: string;
      readonly convening: 1 | 2;
      /** The session that lacked its quorum. */
      readonly previous?: string;
      readonly convenedOn: string;
    }
  | ({ readonly type: "AgendaItemAdded" } & Matter)
  | ({ readonly type: "AgendaItemRemoved" } & Matter)
  | { readonly type: "ProxyGiven"; readonly from: PersonId; readonly to: PersonId }
  | { readonly type: "ProxyWithdrawn"; readonly from: PersonId }
  | {
      readonly type: "SessionOpened";
      readonly roll: readonly RollEntry[];
      readonly chair?: PersonId;
      readonly deputy?: PersonId;
      readonly presiding: Presiding;
      readonly present: readonly PersonId[];
      readonly quorum: QuorumSheet;
      readonly openedOn: string;
    }
  | { readonly type: "MemberArrived"; readonly person: PersonId }
  | { readonly type: "MemberLeft"; readonly person: PersonId }
  | { readonly type: "PresidingElected"; readonly person: PersonId }
  | ({ readonly type: "MemberRecused"; readonly item: string } & Recusal)
  | {
      readonly type: "DeliberationRequested";
      readonly item: string;
      readonly kind: Matter["kind"];
      readonly question: Question;
    }
  | {
      readonly type: "DeliberationOpened";
      readonly item: string;
      readonly presiding: Presiding;
      readonly voters: readonly Voter[];
      readonly quorum: QuorumSheet;
    }
  /** Before its first ballot, by whoever the event names: another question may be put. */
  | { readonly type: "QuestionWithdrawn"; readonly item: string }
  /** Perhaps a show of hands, written down by the secretariat. */
  | ({ readonly type: "BallotCast"; readonly shownOfHands?: true } & Cast)
  | ({ readonly type: "SecretBallotCast" } & Cast)
  | { readonly type: "BallotsClosed"; readonly item: string }
  | { readonly type: "BallotsTallied"; readonly item: string; readonly counts: Counts }
  | {
      readonly type: "CastingVoteGiven";
      readonly item: string;
      readonly by: PersonId;
      readonly choice: "for" | "against";
    }
  | {
      readonly type: "ItemDecided";
      readonly item: string;
      readonly kind: Matter["kind"];
      readonly outcome: ItemOutcome;
      /** The last day to meet each; their words stand in the question that was put. */
      readonly conditions: readonly string[];
      readonly motives?: string;
      readonly sheet: LegalitySheet;
      readonly decidedOn: string;
    }
  /** Adjourning was put to the vote and not adopted: another question may be put. */
  | { readonly type: "QuestionRejected"; readonly item: string; readonly sheet: LegalitySheet }
  | {
      readonly type: "ItemAdjourned";
      readonly item: string;
      readonly kind: Matter["kind"];
      readonly reason: Adjournment;
      readonly adjournedOn: string;
    }
  | {
      readonly type: "SessionAdjourned";
      readonly reason: Adjournment;
      /** Who came. */
      readonly present: readonly PersonId[];
      readonly adjournedOn: string;
    }
  | { readonly type: "SessionClosed"; readonly closedOn: string }
  | { readonly type: "MinutesDrafted"; readonly minutes: string; readonly draftedOn: string }
  | { readonly type: "MinutesApproved"; readonly minutes: string; readonly approvedOn: string };

/** The vote on an item, in whose name its secret choices are sealed: none opens with another's key. */
export const voteOn = (stream: StreamName, item: string): StreamName =>
  streamName("vote", `${idOf(stream)}.${item}`);

/** What is written about a file, a label or a proposal goes when that does. */
export const subjectOf = ({ kind, item }: Matter): StreamName => {
  if (isOfFile(kind)) return streamName("application", item);
  return streamName(kind === "proposal" ? "proposal" : "label", item);
};

const matterIn = ({ kind, item }: JsonObject): Matter => ({
  kind: matterKinds.find((one) => one === kind) ?? "proposal",
  item: String(item),
});
const itsMatter = (data: JsonObject) => subjectOf(matterIn(data));

export const events: Aggregate<unknown, SessionEvent>["events"] = {
  SessionConvened: { schema: 1, personal: ["/place"] },
  AgendaItemAdded: { schema: 1 },
  AgendaItemRemoved: { schema: 1 },
  ProxyGiven: { schema: 1 },
  ProxyWithdrawn: { schema: 1 },
  SessionOpened: { schema: 1 },
  MemberArrived: { schema: 1 },
  MemberLeft: { schema: 1 },
  PresidingElected: { schema: 1 },
  MemberRecused: { schema: 1 },
  DeliberationRequested: {
    schema: 1,
    personal: ["/question/conditions/*/text"],
    subject: itsMatter,
  },
  DeliberationOpened: { schema: 1 },
  QuestionWithdrawn: { schema: 1 },
  BallotCast: { schema: 1 },
  SecretBallotCast: {
    schema: 1,
    personal: ["/choice"],
    subject: ({ item }, stream) => voteOn(stream, String(item)),
  },
  BallotsClosed: { schema: 1 },
  BallotsTallied: { schema: 1 },
  CastingVoteGiven: { schema: 1 },
  ItemDecided: { schema: 1, personal: ["/motives"], subject: itsMatter },
  QuestionRejected: { schema: 1 },
  ItemAdjourned: { schema: 1 },
  SessionAdjourned: { schema: 1 },
  SessionClosed: { schema: 1 },
  MinutesDrafted: { schema: 1 },
  MinutesApproved: { schema: 1 },
};

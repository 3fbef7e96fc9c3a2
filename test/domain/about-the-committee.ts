import * as fc from "fast-check";
import {
  asking,
  body,
  byCarrier,
  byEngine,
  bySecretariat,
  day,
  file,
  nothing,
  sometimes,
  word,
} from "./arbitraries.js";
import { idOf, members, personId, proposals, scheme, sessions } from "./cast.js";

const session = fc.constantFrom(...sessions).map((slot) => idOf("session", slot));
const committee = fc.constant(scheme);
const proposal = fc.constantFrom(...proposals).map((slot) => idOf("proposal", slot));
const byMember = fc.constantFrom(...members);

export const ofSessions = fc.oneof(
  {
    weight: 24,
    arbitrary: asking("NextSessionStep", session, byEngine, body({ nth: fc.nat(30) })),
  },
  {
    weight: 2,
    arbitrary: asking(
      "CastBallot",
      session,
      byMember,
      body({ item: file, choice: fc.constantFrom("for", "against") }),
    ),
  },
  {
    weight: 1,
    arbitrary: asking("WithdrawProposal", proposal, byMember, body({ motives: sometimes(word) })),
  },
  { weight: 1, arbitrary: asking("SettleProposal", proposal, byEngine, body({ session })) },
  { weight: 1, arbitrary: asking("OpenInstruction", file, byEngine, nothing) },
  { weight: 1, arbitrary: asking("FindInterests", file, byEngine, nothing) },
  { weight: 1, arbitrary: asking("CloseInstruction", file, byEngine, nothing) },
  { weight: 1, arbitrary: asking("ReopenInstruction", file, byEngine, nothing) },
  { weight: 1, arbitrary: asking("DeclineReview", file, byMember, body({ motives: word })) },
  {
    weight: 1,
    arbitrary: asking("DeclareInterest", file, byMember, body({ grounds: fc.constant("other") })),
  },
  {
    weight: 2,
    arbitrary: asking("DrawReviewers", committee, byEngine, body({ instruction: file })),
  },
  {
    weight: 1,
    arbitrary: asking(
      "AssignReviewer",
      file,
      byEngine,
      body({ person: fc.constantFrom(...members).map(({ id }) => id) }),
    ),
  },
  {
    weight: 1,
    arbitrary: asking(
      "EndTurn",
      committee,
      byEngine,
      body({ instruction: file, person: fc.constantFrom(...members).map(({ id }) => id) }),
    ),
  },
  { weight: 1, arbitrary: asking("SupersedeConditions", file, byEngine, nothing) },
  {
    weight: 1,
    arbitrary: asking(
      "ProposeRevocation",
      file,
      bySecretariat,
      body({ motives: word, answerDueOn: day }),
    ),
  },
  { weight: 1, arbitrary: asking("AnswerRevocation", file, byCarrier, body({ text: word })) },
  { weight: 1, arbitrary: asking("RecordLabelDecision", file, byEngine, body({ session })) },
  { weight: 1, arbitrary: asking("ReleaseApplication", file, byEngine, body({ session })) },
  { weight: 1, arbitrary: asking("DeemDecision", file, byEngine, nothing) },
  {
    weight: 1,
    arbitrary: asking(
      "RecordUndeliveredDecision",
      file,
      byEngine,
      body({ reason: fc.constantFrom("refused", "unknown-address") }),
    ),
  },
  { weight: 1, arbitrary: asking("ContestDecision", file, byCarrier, body({ contested: word })) },
  {
    weight: 1,
    arbitrary: asking(
      "AdjournItem",
      session,
      bySecretariat,
      body({ item: file, reason: fc.constant("put-off") }),
    ),
  },
  {
    weight: 1,
    arbitrary: asking(
      "GiveMandate",
      committee,
      bySecretariat,
      body({
        person: fc.constantFrom(0, 1, 2, 7).map(personId),
        institution: fc.constantFrom("Ville", "Maison des jardins"),
        rank: fc.constantFrom("member", "substitute"),
        from: day,
      }),
    ),
  },
);

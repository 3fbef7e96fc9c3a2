import * as fc from "fast-check";
import {
  asking,
  body,
  byAnybody,
  byCarrier,
  byEngine,
  bySecretariat,
  day,
  file,
  nothing,
  sometimes,
  word,
} from "./arbitraries.js";
import { carrier, colleague, files, forSignatory, idOf, plan, scheme, whole } from "./cast.js";

const paths = [
  "charterAnswers.noPesticides",
  "charterAnswers.water",
  "answers.plots",
  "documents.plan",
];

const texts = fc.dictionary(
  fc.constantFrom("noPesticides", "water"),
  fc.oneof(word, fc.constant(" ")),
);
const values = body({
  plots: sometimes(fc.constantFrom(3, 12)),
  openToVisitors: sometimes(fc.boolean()),
  openDays: sometimes(fc.subarray(["saturday", "sunday"])),
});
const item = body({
  path: fc.constantFrom(...paths, "signatory", "charterAnswers.unheardOf"),
  nature: fc.constantFrom("incomplete", "incomplete", "incorrect"),
  note: sometimes(word),
});
const start = fc.constantFrom(...files).map((slot) => ({
  type: "StartApplication",
  id: idOf("application", slot),
  by: carrier,
  body: { initiative: idOf("initiative", slot % 2), scheme },
}));

export const ofDrafts = fc.oneof(
  { weight: 3, arbitrary: start },
  { weight: 3, arbitrary: asking("EditDraft", file, byCarrier, fc.constant(whole)) },
  {
    weight: 2,
    arbitrary: asking(
      "EditDraft",
      file,
      byCarrier,
      body({ texts, values, clear: fc.subarray(["noPesticides", "plots"]) }),
    ),
  },
  {
    weight: 3,
    arbitrary: asking("AttachDocument", file, byCarrier, fc.constantFrom("01", "02").map(plan)),
  },
  { weight: 1, arbitrary: asking("RemoveDocument", file, byCarrier, body({ nth: fc.nat(2) })) },
  {
    weight: 3,
    arbitrary: asking(
      "SubmitApplication",
      file,
      fc.constantFrom(carrier, colleague, forSignatory),
      nothing,
    ),
  },
  {
    weight: 3,
    arbitrary: asking("ReceiveApplication", file, byAnybody, body({ receivedOn: sometimes(day) })),
  },
);

export const ofFiles = fc.oneof(
  { weight: 6, arbitrary: asking("CheckApplication", file, byEngine, nothing) },
  {
    weight: 2,
    arbitrary: asking(
      "SignApplication",
      file,
      fc.constantFrom(carrier, colleague, forSignatory),
      nothing,
    ),
  },
  {
    weight: 4,
    arbitrary: asking(
      "RequestComplements",
      file,
      bySecretariat,
      body({ items: fc.array(item, { minLength: 1, maxLength: 3 }) }),
    ),
  },
  {
    weight: 3,
    arbitrary: asking(
      "ProvideComplements",
      file,
      byCarrier,
      body({ texts: sometimes(texts), values: sometimes(values) }),
    ),
  },
  {
    weight: 1,
    arbitrary: asking("DeclareAdmissible", file, bySecretariat, body({ motives: sometimes(word) })),
  },
  {
    weight: 1,
    arbitrary: asking("DeclareInadmissible", file, bySecretariat, body({ motives: word })),
  },
  {
    weight: 1,
    arbitrary: asking("WithdrawApplication", file, byCarrier, body({ motives: sometimes(word) })),
  },
  { weight: 2, arbitrary: asking("LapseApplication", file, byEngine, nothing) },
  {
    weight: 2,
    arbitrary: asking(
      "MoveToSchemeVersion",
      file,
      bySecretariat,
      body({ version: fc.integer({ min: 1, max: 4 }), reason: word }),
    ),
  },
  { weight: 1, arbitrary: asking("SendMessage", file, byAnybody, body({ text: word })) },
  { weight: 2, arbitrary: asking("CloseApplication", file, byEngine, nothing) },
);

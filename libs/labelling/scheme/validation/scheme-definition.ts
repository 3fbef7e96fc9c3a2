import { isObject } from "#kernel/index.js";
import type { ExPostCriterion, Indicator, SchemeDefinition } from "../definition.js";
import { indicatorKinds } from "../definition.js";
import { charter, documents, eligibility, questions, questionsIn } from "./application.js";
import { committee } from "./committee.js";
import { label, procedure, review } from "./procedure.js";
import { list, oneOf, record, sentence, type Shape, yesOrNo } from "./shape.js";
import { id, properName, slug } from "./words.js";

const indicators = list(
  record<Indicator>({ id, kind: oneOf(indicatorKinds), label: sentence(300) }),
  { unique: "id" },
);

const exPost = list(
  record<ExPostCriterion>({ id, title: sentence(300), question: sentence(1_000) }),
  { unique: "id" },
);

/** The whole definition, section by section; `scheme` is the slug that it must bear, if given. */
export const schemeDefinition = (
  content: unknown,
  scheme: string | undefined,
): Shape<SchemeDefinition> => {
  const asked = questionsIn(isObject(content) ? content["questions"] : undefined);
  return record<SchemeDefinition>(
    {
      id: slug,
      name: sentence(200),
      purpose: sentence(2_000),
      brand: properName,
      owner: properName,
      eligibility: eligibility(asked),
      questions,
      charter: charter(asked),
      signatureRequired: yesOrNo,
      documents,
      review,
      committee,
      procedure,
      label,
      indicators,
      exPost,
    },
    {
      checks: [
        ({ id: found }) =>
          found !== undefined && scheme !== undefined && found !== scheme
            ? [{ at: "/id", code: "SCHEME_ID_DIFFERS", about: { found, expected: scheme } }]
            : [],
      ],
    },
  );
};

import { Problem } from "./problem.js";

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** `?asOf=`: an instant with its offset, to UTC with three decimals. @throws Problem INVALID */
export const asOfIn = (text: unknown): { readonly asOf?: string } => {
  if (text === undefined) return {};
  const time = typeof text === "string" && instant.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return { asOf: new Date(time).toISOString() };
  const sentence = {
    fr: "Un instant est attendu, comme 2006-12-31T23:00:00Z.",
    en: "An instant is expected, such as 2006-12-31T23:00:00Z.",
  };
  throw Problem.of("INVALID", {}, [{ pointer: "/asOf", code: "AS_OF", about: {}, sentence }]);
};

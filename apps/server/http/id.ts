import { Problem } from "./problem.js";

/** What may stand in a stream's name behind its kind. */
const form = /^[\w-]{1,64}$/;

/** An id from a route. What cannot be one is not found, like one that nothing bears. */
export const idIn = (text: string): string => {
  if (!form.test(text)) throw Problem.of("NOT_FOUND");
  return text;
};

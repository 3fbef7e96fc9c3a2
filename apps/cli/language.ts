import { terminalTongue } from "#infrastructure/configuration/faults.js";
import { type Language, languages } from "#labelling/person/person.js";

/** Looked for before anything else is read: the help itself is in that language. */
export const languageOf = (args: readonly string[], env: NodeJS.ProcessEnv): Language => {
  const at = args.indexOf("--lang");
  const named = at === -1 ? args.find((one) => one.startsWith("--lang="))?.slice(7) : args[at + 1];
  return languages.find((one) => one === named) ?? terminalTongue(env);
};

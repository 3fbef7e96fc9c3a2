// For stryker: what no test is to judge.
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** What people read is for people to judge; specs hold that it is there, not how it goes. */
const told = new Set(["fr", "en", "summary"]);
const isTold = (node) => node.type === "ObjectProperty" && told.has(node.key.name);

/** The compiler holds that no value comes there. */
const isUnreachable = (node) =>
  node.type === "SwitchCase" &&
  node.test === null &&
  node.consequent[0]?.argument?.callee?.name === "unreachable";

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "not-for-tests", {
    shouldIgnore: ({ node }) => {
      if (isTold(node)) return "told to people";
      return isUnreachable(node) ? "unreachable" : undefined;
    },
  }),
];

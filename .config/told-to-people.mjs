// For stryker: what people read is for people to judge. Specs hold that it is there, not how it goes.
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

const told = new Set(["fr", "en", "summary"]);

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "told-to-people", {
    shouldIgnore: ({ node }) =>
      node.type === "ObjectProperty" && told.has(node.key.name) ? "told to people" : undefined,
  }),
];

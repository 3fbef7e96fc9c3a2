import tseslint from "typescript-eslint";

// Only what needs types: oxlint does the rest, some fifty times faster.

/**
 * Where a type is told instead of found out: what was just parsed or read back, or what a driver's or
 * package's types do not say. Everywhere else a union, a generic or a type guard does it.
 */
const edges = [
  "apps/cli/backup/manifest.ts",
  "apps/cli/import.ts",
  "apps/server/openapi/shapes.ts",
  "apps/server/sample/kept.ts",
  "apps/server/mails/source.ts",
  "apps/server/{take-in,version}.ts",
  "apps/server/worker/thread.ts",
  "libs/commands/{recorded-world,streams}.ts",
  "libs/event-store/eventstoredb/{client,patience,subscription}.ts",
  "libs/event-store/stored-event.ts",
  "libs/infrastructure/clock/folder-clock.ts",
  "libs/infrastructure/database/{binaries,guardian}.ts",
  "libs/labelling/import/strict-json.ts",
  "libs/labelling/scheme/read-definition.ts",
  "libs/labelling/scheme/validation/shape.ts",
  "libs/projections/stream-told.ts",
  "libs/sealing/{canonical,event-codec,sealer}.ts",
  "libs/verification/{definitions,past-world,verdict}.ts",
];

/** `as const` widens nothing, and a brand is put on where an id is made. */
const told =
  "TSAsExpression:not([typeAnnotation.typeName.name=/^(const|Id|PersonId|StreamName|Position)$/])";

export default tseslint.config(
  { ignores: ["dist/**", "data/**", "reports/**", ".stryker-tmp/**", "**/*.mjs", "**/*.cjs"] },
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: "./tsconfig.json" },
    },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-deprecated": "error",
    },
  },
  {
    files: ["apps/**/*.ts", "libs/**/*.ts"],
    ignores: [
      "**/*.{spec,story,sample}.ts",
      "libs/kernel/story.ts",
      "libs/event-store/contract/**",
      ...edges,
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: told, message: "Find the type out, or name this file among the edges." },
        { selector: "TSTypeAssertion", message: "Find the type out." },
      ],
    },
  },
);

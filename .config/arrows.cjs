// Which room may import which. Arrows go one way; only apps know a framework.
const rooms = [
  "kernel",
  "audit",
  "audit-log",
  "labelling",
  "event-store",
  "sealing",
  "access",
  "commands",
  "projections",
  "read-models",
  "mails",
  "reactions",
  "infrastructure",
  "verification",
  "certificates",
];

/** A room's sources: its specs, and what only they import, may reach further. */
const sources = (path, more = {}) => ({ path, pathNot: "\\.spec\\.ts$", ...more });
const of = (...names) => `^libs/(${names.join("|")})/`;

/** A room may import itself and these. */
const opens = (room, ...onto) => ({
  name: `${room}-opens-onto-few`,
  severity: "error",
  from: sources(of(room)),
  to: { path: "^(libs|apps|test)/", pathNot: of(room, ...onto) },
});

const outside = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "unknown", "core"];
const packages = (...names) => `^(${names.join("|")})$|node_modules/(${names.join("|")})/`;

/** A room may use these packages and no others, Node's own included. */
const uses = (room, ...names) => ({
  name: `${room}-uses-few`,
  severity: "error",
  from: sources(of(room), room === "kernel" ? { pathNot: "\\.spec\\.ts$|kernel/story\\.ts$" } : {}),
  to: { dependencyTypes: outside, ...(names.length > 0 && { pathNot: packages(...names) }) },
});

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-unresolved",
      comment: "An import that leads nowhere would pass every other rule. The build comes later.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "/dist/(apps|test)/" },
    },
    opens("kernel"),
    opens("audit"),
    opens("audit-log", "kernel", "audit", "event-store", "projections"),
    opens("labelling", "kernel"),
    opens("event-store", "kernel"),
    opens("sealing", "kernel"),
    opens("access", "kernel", "labelling", "commands"),
    opens("commands", "kernel", "labelling", "event-store", "sealing"),
    opens("projections", "kernel", "labelling", "event-store", "sealing", "commands", "access"),
    opens(
      "read-models",
      "kernel",
      "labelling",
      "event-store",
      "sealing",
      "commands",
      "access",
      "projections",
    ),
    opens("mails", "kernel", "labelling"),
    opens("reactions", "kernel", "labelling", "projections", "commands", "event-store", "mails"),
    opens("verification", "kernel", "audit", "labelling", "sealing", "commands", "certificates"),
    opens("certificates", "kernel", "labelling", "sealing"),
    opens("infrastructure", "kernel", "event-store", "commands", "mails"),
    uses("kernel"),
    uses("audit", "crypto"),
    uses(
      "labelling",
      "class-validator",
      "class-transformer",
      "reflect-metadata",
      "@marcbachmann/cel-js",
      "temporal-polyfill",
    ),
    uses("verification", "@bufbuild/cel"),
    uses("mails", "@kitajs/html"),
    uses("certificates", "@digitalbazaar/[^/]+", "@digitalcredentials/[^/]+"),
    {
      name: "frameworks-in-apps-only",
      severity: "error",
      from: sources("^libs/"),
      to: { path: packages("@nestjs/[^/]+", "fastify", "@fastify/[^/]+", "express", "commander") },
    },
    {
      name: "drivers-in-adapters-only",
      comment: "Rooms talk to ports; what knows the database says so by its name.",
      severity: "error",
      from: sources(of("event-store", "sealing", "commands", "access"), {
        pathNot: "\\.spec\\.ts$|/postgres",
      }),
      to: { path: packages("pg") },
    },
    {
      name: "one-folder-knows-the-eventstoredb-client",
      comment:
        "Its successor renames options and takes the old names in silence: moving to it is to be one folder's work.",
      severity: "error",
      from: { pathNot: "^libs/event-store/eventstoredb/|^test/event-store-server/" },
      to: { path: packages("@eventstore/db-client", "@grpc/grpc-js") },
    },
    {
      name: "one-folder-knows-opentelemetry",
      comment: "It is loaded where traces are asked for, and nowhere else.",
      severity: "error",
      from: { pathNot: "^libs/infrastructure/telemetry/otlp/" },
      to: { path: packages("@opentelemetry/[^/]+") },
    },
    {
      name: "every-room-has-its-arrows",
      severity: "error",
      from: { path: "^libs/", pathNot: of(...rooms) },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|data|reports)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["source", "import", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};

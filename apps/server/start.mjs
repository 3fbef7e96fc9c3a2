import { makeReady } from "../bootstrap/make-ready.mjs";

if (!(await makeReady())) process.exit(1);
await import("../../dist/apps/server/main.js");

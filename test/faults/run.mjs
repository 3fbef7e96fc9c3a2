import { makeReady } from "../../apps/bootstrap/make-ready.mjs";

if (!(await makeReady())) process.exit(1);
await import("../../dist/test/faults/main.js");

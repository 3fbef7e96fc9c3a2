#!/usr/bin/env node
import { makeReady } from "../bootstrap/make-ready.mjs";

if (!(await makeReady())) process.exit(1);
await import("../../dist/apps/cli/main.js");

// The stand-in for EventStoreDB: in its own process, as a server is.
import { startNode } from "../event-store-server/server.js";
import { addressOf } from "../event-store-server/under-test.js";
import { serveJobs } from "./own-process.js";

serveJobs(async () => addressOf(await startNode()));

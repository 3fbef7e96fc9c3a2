import { Controller, Inject, Sse, type MessageEvent, UseGuards } from "@nestjs/common";
import { Observable } from "rxjs";
import type { Viewer } from "#access/viewer.js";
import { Changes } from "../live/changes.js";
import { Caller } from "./caller.js";
import { TokenGuard } from "./token.guard.js";

/** Says only "this changed"; what it became, clients read again, under their own policy. */
@Controller("api/v1/changes")
@UseGuards(TokenGuard)
export class ChangesController {
  constructor(@Inject(Changes) private readonly changes: Changes) {}

  @Sse()
  stream(@Caller() viewer: Viewer): Observable<MessageEvent> {
    return new Observable((subscriber) =>
      this.changes.subscribe(viewer, ({ kind, id }) => {
        subscriber.next({ type: "changed", data: { kind, id } });
      }),
    );
  }
}

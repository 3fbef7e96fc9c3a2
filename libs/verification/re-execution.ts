import type { Decision, DomainEvent } from "#kernel/index.js";
import type { Act } from "./act.js";
import { CannotDecide } from "./cannot-decide.js";
import { decideAgain } from "./decide-again.js";
import { type Definitions, NoDefinition } from "./definitions.js";
import { differenceBetween } from "./difference.js";
import { NeverStood, type Past } from "./past.js";
import { notAsItSays } from "./sealed-values.js";
import { placeOf } from "./structure.js";
import type { Findings, Place } from "./verdict.js";

/** Takes every decision again, on what it was taken on, and compares what comes out with the log. */
export class ReExecution {
  constructor(
    private readonly findings: Findings,
    private readonly past: Past,
    private readonly definitions: Pick<Definitions, "get">,
  ) {}

  /** @param made the act's events, opened @param index of the first of them */
  async take(act: Act, made: readonly DomainEvent[], index: number): Promise<void> {
    const [first] = act;
    const command = first.command.type;
    const decision = await this.#decide(act, made, placeOf(index, first));
    if (!decision) return;
    if ("rejected" in decision) {
      const about = { command, reason: decision.rejected.code };
      return this.findings.fail("decisions", "REFUSED", placeOf(index, first), about);
    }
    for (const [nth, event] of act.entries()) {
      const field = differenceBetween(decision.accepted[nth], made[nth]);
      if (field === undefined) continue;
      const place = { ...placeOf(index + nth, event), field: `/data${field}` };
      return this.findings.fail("decisions", "DECIDED_OTHERWISE", place, { command });
    }
    if (decision.accepted.length !== act.length)
      return this.findings.fail("decisions", "DECIDED_OTHERWISE", placeOf(index, first), {
        command,
      });
    this.findings.pass("decisions");
    // Which way each voted in secret is opened by nobody: the figures are the log's own.
    if (command === "TallyBallots")
      this.findings.cannotTell("decisions", "secret", { ...placeOf(index, first), field: counts });
  }

  async #decide(
    act: Act,
    made: readonly DomainEvent[],
    place: Place,
  ): Promise<Decision<DomainEvent> | undefined> {
    const command = act[0].command.type;
    try {
      return await decideAgain(this.past, (hash) => this.definitions.get(hash), act, made);
    } catch (fault) {
      if (fault instanceof NoDefinition) return undefined;
      if (fault instanceof CannotDecide)
        this.findings.fail("decisions", fault.code, { ...place, field: "/command" }, fault.about);
      else if (fault instanceof NeverStood)
        this.findings.fail(
          "decisions",
          "NEVER_STOOD",
          { ...place, field: "/basis" },
          {
            stream: fault.stream,
            at: fault.version,
          },
        );
      // What was written under no rule of ours may break any of them: that is a verdict, not a crash.
      else {
        const { reason } = notAsItSays(act[0], fault);
        this.findings.fail("decisions", "NOT_TO_BE_DECIDED", place, { command, reason });
      }
      return undefined;
    }
  }
}

const counts = "/data/counts";

import type { DomainEvent, RecordedEvent } from "#kernel/index.js";
import { idOf } from "#kernel/index.js";

/** What there is to work on, by id: in the order in which it came, without what is over. */
export class Places {
  readonly organisations = new Map<string, string>();
  /** With the scheme that each applies for. */
  readonly files = new Map<string, string>();
  readonly labels = new Map<string, string>();
  readonly sessions = new Map<string, string>();
  readonly evaluations = new Map<string, string>();
  readonly surveys = new Map<string, string>();
  readonly initiatives = new Map<string, string>();
  /** What was there once: for those who come too late. */
  readonly gone: string[] = [];

  see({ stream, type, actor }: RecordedEvent, told: DomainEvent): void {
    const id = idOf(stream);
    const scheme = "scheme" in told ? String(told.scheme) : "";
    switch (type) {
      case "OrganisationRegistered":
        this.organisations.set(id, actor.id);
        break;
      case "InitiativeRegistered":
        this.initiatives.set(id, actor.id);
        break;
      case "ApplicationStarted":
        this.files.set(id, scheme);
        break;
      case "LabelGranted":
        this.labels.set(id, scheme);
        break;
      case "SessionConvened":
        this.sessions.set(id, scheme);
        break;
      case "EvaluationStarted":
        this.evaluations.set(id, actor.id);
        break;
      case "SurveyWaveOpened":
        this.surveys.set(id, scheme);
        break;
      case "ApplicationWithdrawn":
      case "ApplicationLapsed":
      case "ApplicationDeclaredInadmissible":
        this.#over(this.files, id);
        break;
      case "LabelExpired":
      case "LabelRevoked":
      case "LabelSurrendered":
        this.#over(this.labels, id);
        break;
      case "MinutesApproved":
        this.#over(this.sessions, id);
        break;
      case "EvaluationSubmitted":
        this.#over(this.evaluations, id);
        break;
    }
  }

  /** Nobody comes back to it. */
  leave(kind: "files" | "sessions" | "surveys", id: string): void {
    this.#over(this[kind], id);
  }

  #over(things: Map<string, string>, id: string): void {
    if (things.delete(id)) this.gone.push(id);
  }
}

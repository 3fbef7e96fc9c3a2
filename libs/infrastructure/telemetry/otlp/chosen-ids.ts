import { type IdGenerator, RandomIdGenerator } from "@opentelemetry/sdk-trace-base";

/** Random ids but for the next span's, where those have been chosen. */
export class ChosenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #trace: string | undefined;
  #span: string | undefined;

  /** A span that is made by `make`, at once, takes these. */
  choosing<Made>(trace: string | undefined, span: string | undefined, make: () => Made): Made {
    [this.#trace, this.#span] = [trace, span];
    try {
      return make();
    } finally {
      [this.#trace, this.#span] = [undefined, undefined];
    }
  }

  generateTraceId(): string {
    return this.#trace ?? this.#random.generateTraceId();
  }

  generateSpanId(): string {
    return this.#span ?? this.#random.generateSpanId();
  }
}

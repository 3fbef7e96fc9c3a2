/** The conditions of a `where` and the values of their parameters, numbered as they come. */
export class Conditions {
  readonly values: unknown[] = [];
  readonly #all: string[] = [];

  /** @returns the parameter that stands for the value */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Only when there is a value. */
  add(value: unknown, condition: (parameter: string) => string): this {
    if (value !== undefined) this.#all.push(condition(this.parameter(value)));
    return this;
  }

  always(condition: string): this {
    this.#all.push(condition);
    return this;
  }

  get where(): string {
    return this.#all.length === 0 ? "true" : this.#all.join(" and ");
  }
}

/** What people read. `{name}` stands for a fact of the rejection or fault that it tells. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

export type Sentences<Code extends string = string> = Readonly<Record<Code, Sentence>>;

import type { StreamName } from "#kernel/index.js";

const first = 1_024;

/** Where each event of a log stands, to be found again by its stream: twelve bytes an event. */
export class StreamIndex {
  #places = new Float64Array(first);
  /** The event before in the same stream; −1 for none. */
  #before = new Int32Array(first);
  #size = 0;
  readonly #heads = new Map<StreamName, number>();
  readonly #counts = new Map<StreamName, number>();

  add(stream: StreamName, place: number): void {
    const nth = this.#size;
    if (nth === this.#places.length) this.#grow();
    this.#places[nth] = place;
    this.#before[nth] = this.#heads.get(stream) ?? -1;
    this.#heads.set(stream, nth);
    this.#counts.set(stream, this.countOf(stream) + 1);
    this.#size += 1;
  }

  countOf(stream: StreamName): number {
    return this.#counts.get(stream) ?? 0;
  }

  /** The places of a stream's first events. */
  placesOf(stream: StreamName, count: number): readonly number[] {
    const places: number[] = [];
    for (let nth = this.#heads.get(stream) ?? -1; nth >= 0; nth = this.#before[nth] ?? -1)
      places.push(this.#places[nth] ?? 0);
    return places.reverse().slice(0, count);
  }

  #grow(): void {
    const [places, before] = [this.#places, this.#before];
    this.#places = new Float64Array(2 * places.length);
    this.#before = new Int32Array(2 * before.length);
    this.#places.set(places);
    this.#before.set(before);
  }
}

/** Something that comes after the page stands; null until it is there. */
export class Fetched<T> {
  #value = $state.raw<T | null>(null);

  get value(): T | null {
    return this.#value;
  }

  take(value: T): void {
    this.#value = value;
  }
}

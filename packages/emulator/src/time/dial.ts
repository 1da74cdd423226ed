/** A reading of the time that can be held and moved on. */
export class Dial {
  #movedBy = 0;
  #heldAt: number | null = null;

  constructor(private readonly read: () => number) {}

  get value(): number {
    return (this.#heldAt ?? this.read()) + this.#movedBy;
  }

  /** Stands still from now on. */
  hold(): void {
    this.#heldAt ??= this.read();
  }

  /** Goes on from where it was held. */
  release(): void {
    if (this.#heldAt === null) return;
    this.#movedBy -= this.read() - this.#heldAt;
    this.#heldAt = null;
  }

  move(by: number): void {
    this.#movedBy += by;
  }
}

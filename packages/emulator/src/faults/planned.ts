/** Things that are to happen a number of times each, in the order in which they were planned. */
export class Planned<What, Occasion = void> {
  #plans: { readonly what: What; readonly fits: (occasion: Occasion) => boolean; times: number }[] = [];

  /** @param fits whether it is to happen on an occasion. Default: on any. */
  add(times: number, what: What, fits: (occasion: Occasion) => boolean = () => true): void {
    if (times > 0) this.#plans.push({ what, fits, times });
  }

  /** How often something is still to happen. */
  get left(): number {
    return this.#plans.reduce((sum, { times }) => sum + times, 0);
  }

  /** Nothing of it is to happen any more. */
  clear(): void {
    this.#plans = [];
  }

  /** What is to happen on this occasion, which counts as one time. */
  take(occasion: Occasion): What | undefined {
    const plan = this.#plans.find(({ fits }) => fits(occasion));
    if (!plan) return undefined;
    plan.times -= 1;
    if (plan.times <= 0) this.#plans = this.#plans.filter(each => each !== plan);
    return plan.what;
  }
}

import type { View } from './view.js';

/** The views that are there, by each of their ids. */
export class ViewIndex {
  readonly #views = new Map<string, View>();
  /** The ids of views, by the ids that apps gave them. */
  readonly #external = new Map<string, string>();

  find(id: string): View | undefined {
    return this.#views.get(id);
  }

  ofExternalId(externalId: string): View | undefined {
    return this.#views.get(this.#external.get(externalId) ?? '');
  }

  /** Puts a view in, or a newer state of it in its place. */
  put(view: View): void {
    this.remove(view.id);
    this.#views.set(view.id, view);
    if (view.externalId !== '') this.#external.set(view.externalId, view.id);
  }

  remove(id: string): void {
    const externalId = this.#views.get(id)?.externalId ?? '';
    if (this.#external.get(externalId) === id) this.#external.delete(externalId);
    this.#views.delete(id);
  }
}

import { App, type NewApp } from '../workspace/app.js';
import type { Identifiers } from '../workspace/identifiers.js';

/** Every app that was made, installed or not. */
export class AppDirectory {
  readonly #apps: App[] = [];

  constructor(private readonly ids: Identifiers) {}

  /** @throws Error when there is one of this name */
  create(app: NewApp): App {
    const { name } = app;
    if (this.find(name)) throw new Error(`There is an app "${name}" already: each needs a name of its own.`);
    const made = new App(this.ids, app);
    this.#apps.push(made);
    return made;
  }

  get all(): readonly App[] {
    return this.#apps;
  }

  /** The app of this name or id. */
  find(nameOrId: string): App | undefined {
    return this.#apps.find(app => app.name === nameOrId || app.appId === nameOrId);
  }

  /**
   * The app of this name or id. Default: the first one.
   * @throws Error when there is none
   */
  choose(nameOrId?: string): App {
    const app = nameOrId === undefined ? this.#apps[0] : this.find(nameOrId);
    if (app) return app;
    const names = this.#apps.map(({ name }) => name).join(', ');
    throw new Error(`No app "${nameOrId ?? ''}" is installed. There are: ${names}.`);
  }
}

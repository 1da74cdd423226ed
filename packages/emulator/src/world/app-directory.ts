import { App, type NewApp } from '../workspace/apps/app.js';
import type { Identifiers } from '../workspace/identifiers.js';

/** Every app that was made, installed or not. */
export class AppDirectory {
  #apps: App[] = [];
  /** Those that were there before everything was begun anew; their connections may still be open. */
  readonly #former = new Map<string, App>();

  constructor(private readonly ids: Identifiers) {}

  /** @throws Error when there is one of this name */
  create(app: NewApp): App {
    const { name, appId } = app;
    if (this.find(name)) throw new Error(`There is an app "${name}" already: each needs a name of its own.`);
    const former = appId === undefined ? undefined : this.#former.get(appId);
    former?.restore(app);
    const made = former ?? new App(this.ids, app);
    this.#apps.push(made);
    return made;
  }

  remove(app: App): void {
    this.#apps = this.#apps.filter(each => each !== app);
  }

  /** Forgets them all. One that is made again with its id is the same as before, with its connections. */
  clear(): void {
    for (const app of this.#apps) this.#former.set(app.appId, app);
    this.#apps = [];
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

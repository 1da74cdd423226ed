import type { JsonObject } from '../json.js';
import type { AppInstall } from './app-install.js';
import type { Identifiers } from './identifiers.js';
import { SlackRefusal } from './refusal.js';

/** Somebody in the workspace: a person, or the bot user of an app. */
export interface User {
  readonly id: string;
  /** The handle, as in `@ann`. */
  readonly name: string;
  readonly realName: string;
  readonly displayName: string;
  /** The language they have chosen, such as `en-US`. */
  readonly locale: string;
  /** Bots have none. */
  readonly email: string | undefined;
  /** The app behind a bot user. */
  readonly app: AppInstall | undefined;
}

const LOCALE = 'en-US';

/** Everybody in the workspace, found by id, handle or email. */
export class UserDirectory {
  readonly #users = new Map<string, User>();

  constructor(
    private readonly ids: Identifiers,
    private readonly teamId: string,
  ) {}

  addPerson(name: string, realName: string): User {
    const email = `${name}@local.test`;
    return this.#add({
      id: this.ids.next('U'),
      name,
      realName,
      displayName: name,
      locale: LOCALE,
      email,
      app: undefined,
    });
  }

  addBot(app: AppInstall): User {
    const { name } = app;
    return this.#add({
      id: app.botUserId,
      name,
      realName: name,
      displayName: name,
      locale: LOCALE,
      email: undefined,
      app,
    });
  }

  get all(): readonly User[] {
    return [...this.#users.values()];
  }

  /** The user of this id or handle, with or without its `@`. */
  find(idOrName: string): User | undefined {
    const name = idOrName.replace(/^@/, '');
    return this.#users.get(idOrName) ?? this.all.find(user => user.name === name);
  }

  /** @throws SlackRefusal `user_not_found` */
  get(id: string): User {
    const user = this.#users.get(id);
    if (!user) throw new SlackRefusal('user_not_found');
    return user;
  }

  /** Has somebody choose another language. @throws SlackRefusal `user_not_found` */
  chooseLocale(id: string, locale: string): void {
    this.#add({ ...this.get(id), locale });
  }

  /** The user as Web API methods show it; their language only to who asks for it. */
  present(user: User, withLocale = false): JsonObject {
    return {
      ...(withLocale ? { locale: user.locale } : {}),
      id: user.id,
      team_id: this.teamId,
      name: user.name,
      deleted: false,
      real_name: user.realName,
      tz: 'Etc/UTC',
      tz_label: 'Coordinated Universal Time',
      tz_offset: 0,
      profile: this.presentProfile(user),
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: user.app !== undefined,
      is_app_user: false,
      updated: 0,
    };
  }

  presentProfile(user: User): JsonObject {
    return {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.displayName,
      display_name_normalized: user.displayName,
      status_text: '',
      status_emoji: '',
      team: this.teamId,
      ...(user.email === undefined ? {} : { email: user.email }),
      ...(user.app ? { api_app_id: user.app.appId, bot_id: user.app.botId, always_active: true } : {}),
    };
  }

  #add(user: User): User {
    this.#users.set(user.id, user);
    return user;
  }
}

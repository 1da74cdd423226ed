import type { JsonObject } from '../../json.js';
import type { AppInstall } from '../apps/app-install.js';
import { presentUser } from './present-user.js';
import { SlackApiError } from '../api-error.js';
import type { SharedStores } from '../shared-stores.js';
import type { Team } from '../team.js';
import type { User, NewPerson } from './user.js';

/** Everybody of a workspace, found by id, handle or email; by id those of other workspaces too. */
export class UserDirectory {
  constructor(
    private readonly shared: Pick<
      SharedStores,
      'ids' | 'clock' | 'people' | 'removedUserIds' | 'teams' | 'notifyChange' | 'notifyInternalChange'
    >,
    private readonly team: Team,
  ) {}

  /** Adds somebody who was there all the time: nobody is told. */
  addPerson(person: NewPerson): User {
    const { name } = person;
    return this.#keep({
      id: person.id ?? this.shared.ids.next('U'),
      teamId: this.team.id,
      name,
      realName: person.realName ?? name,
      displayName: person.displayName ?? name,
      role: person.role ?? 'member',
      locale: person.locale ?? 'en-US',
      timeZone: person.timeZone ?? 'Etc/UTC',
      email: person.email ?? `${name}@${this.team.domain}.test`,
      presence: person.presence ?? 'active',
      profile: person.profile ?? {},
      app: undefined,
      isDeleted: person.isDeleted ?? false,
      updatedAt: person.updatedAt ?? 0,
    });
  }

  /** A user new comes in. */
  join(person: NewPerson): User {
    const user = this.addPerson(person);
    this.shared.notifyChange({ kind: 'user_joined', user, at: this.shared.ids.timestamp() });
    return user;
  }

  addBot(app: AppInstall): User {
    const { name, botUserId: id } = app;
    const shownName = app.app.declared?.botName ?? name;
    return this.#keep({
      id,
      teamId: this.team.id,
      name,
      realName: shownName,
      displayName: shownName,
      role: 'member',
      locale: 'en-US',
      timeZone: 'Etc/UTC',
      email: undefined,
      presence: 'active',
      profile: {},
      app,
      isDeleted: false,
      updatedAt: 0,
    });
  }

  get all(): readonly User[] {
    return [...this.shared.people.all].filter(user => this.#isHere(user));
  }

  /** The user of this id or handle, with or without its `@`. */
  find(idOrName: string): User | undefined {
    const { people } = this.shared;
    return people.find(idOrName) ?? people.named(idOrName.replace(/^@/, '')).find(user => this.#isHere(user));
  }

  /** @throws SlackApiError `user_not_found` */
  get(id: string): User {
    const user = this.shared.people.find(id);
    if (!user) throw new SlackApiError('user_not_found');
    return user;
  }

  /** Makes somebody another than before. @throws SlackApiError `user_not_found` */
  change(id: string, to: Partial<Omit<User, 'id' | 'teamId' | 'app' | 'updatedAt'>>): User {
    const updatedAt = Math.trunc(this.shared.clock.now() / 1000);
    const previous = this.get(id);
    const user = this.#keep({ ...previous, ...to, updatedAt });
    this.shared.notifyChange({ kind: 'user_changed', user, previous, at: this.shared.ids.timestamp() });
    return user;
  }

  /** Takes a bot's user away: messages keep its id, and nobody finds it any more. */
  remove(id: string): void {
    this.shared.people.remove(id);
    this.shared.removedUserIds.add(id);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
  }

  /** Nobody is told of it. @throws SlackApiError `user_not_found` */
  setPresence(id: string, presence: User['presence']): void {
    this.#keep({ ...this.get(id), presence });
  }

  /** The user as Web API methods show it; their language only to who asks for it. */
  present(user: User, withLocale = false): JsonObject {
    return presentUser(user, this.shared.clock.now(), withLocale);
  }

  /** Of this workspace, or the bot of an app that its whole organisation has. */
  #isHere({ teamId, app }: User): boolean {
    if (teamId === this.team.id) return true;
    const { enterprise } = this.team;
    return (
      app?.isOrgWide === true && enterprise !== undefined && this.shared.teams.get(teamId)?.enterprise === enterprise
    );
  }

  #keep(user: User): User {
    this.shared.people.put(user);
    this.shared.removedUserIds.delete(user.id);
    this.shared.notifyInternalChange({ kind: 'workspace_changed' });
    return user;
  }
}

import type { FormValues } from '../acts/fill.acts.js';
import { ViewPane } from './view-pane.js';

/**
 * The Home tab of an app, as it shows it to somebody now.
 *
 * @example
 * await ann.openHome();
 * const home = await ann.homeTab(/Open tickets/);
 * await home.click('New ticket');
 */
export class HomeTab extends ViewPane {
  /**
   * Enters values, one after the other; the app is told of those that it is told of at once.
   * @throws Error with a drawing when there is no such field, or it takes no such value
   */
  async fill(values: FormValues): Promise<this> {
    await this.enter(values);
    return this;
  }
}

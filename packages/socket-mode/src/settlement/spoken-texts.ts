import { within } from '../connection/within.js';
import type { Conversation } from '../web-api/conversation.js';
import type { UserLocales } from '../web-api/user-locales.js';
import type { PendingAck } from './pending-ack.js';
import type { LocalTexts, SlackTexts } from './texts.js';

/** A text that a person waits for is not worth waiting longer for, to have it in their language. */
const LONGEST_WAIT_MS = 500;
/** What is left of it for the ack itself. */
const ACK_MS = 50;

/** The texts in the language of whoever is told. */
export class SpokenTexts {
  constructor(
    private readonly texts: LocalTexts,
    private readonly locales: UserLocales,
  ) {}

  /** As far as their language is known. */
  to({ place }: Conversation): SlackTexts {
    return this.texts.in(this.texts.isLocal ? this.locales.of(place) : null);
  }

  /** Finds their language out, where the texts hang on it: within half a second, and never past the ack's deadline. */
  async learn(conversation: Conversation, ack: PendingAck): Promise<void> {
    if (!this.texts.isLocal) return;
    const known = this.locales.learn(conversation);
    const limitMs = ack.open ? Math.min(LONGEST_WAIT_MS, ack.leftMs - ACK_MS) : LONGEST_WAIT_MS;
    if (limitMs > 0) await within(limitMs, known);
  }
}

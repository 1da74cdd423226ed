import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../../../../../packages/emulator/test/page/support/chromium.js';
import { deployStory } from '../stories/deploy-story.js';
import { oldThingsStory } from '../stories/old-things-story.js';
import { talkStory } from '../stories/talk-story.js';
import { ticketFormStory } from '../stories/ticket-form-story.js';
import { ticketStory } from '../stories/ticket-story.js';
import { workflowStory } from '../stories/workflow-story.js';
import { DeskPage } from './desk-page.js';
import type { Hand } from './hand.js';
import { Scene } from './scene.js';

/** Tells everything that the demo does on one page, one thing after the other. */
export function tellDemo(name: string, handOn: (page: Page) => Hand): void {
  describeInBrowser(name, browser => {
    const there = DeskPage.forAllTests(browser, { checkMs: 300, ackDeadlineMs: 1000 });
    const scene = new Scene(there);
    for (const story of [deployStory, ticketFormStory, ticketStory, talkStory, workflowStory, oldThingsStory])
      story(scene);

    /** The part that is told; after its end it is the one that failed. */
    let failed: string | null = null;
    it.each(scene.parts)('$name', async part => {
      // What it goes on from is not there otherwise.
      expect(failed).toBeNull();
      failed = part.name;
      await part.tell(handOn(there.page));
      failed = null;
    });
  });
}

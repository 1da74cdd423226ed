import type { Locator, Page } from 'playwright-core';
import type { ElementCase } from '../../support/element-cases.js';

/** Uses an element of the kind, as its case says. In a form, the app is told of it with that alone. */
export type Hand = (page: Page, shown: Locator, type: string, each: ElementCase, isForm?: boolean) => Promise<void>;

/** How a kind of element is used, with the mouse and by the keyboard alone. */
export interface Hands {
  readonly mouse: Hand;
  readonly keyboard: Hand;
}

/** What stands on an element for whoever doesn't see it. */
const nameOf = (type: string, { block, element }: ElementCase, isForm = false): string => {
  if (isForm || block === 'input') return `Label of ${type}`;
  return element.placeholder === undefined ? 'Date and time' : `Choose in ${type}`;
};
/** What is chosen, as the menu has it. */
function wordsOf({ enters }: ElementCase): string {
  const first: unknown = Array.isArray(enters) ? enters[0] : enters;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/** Answers the question before an act with yes, where there is one. */
async function sayYes(page: Page, { element }: ElementCase, by: 'mouse' | 'keyboard'): Promise<void> {
  if (element.confirm === undefined) return;
  const yes = page.getByRole('alertdialog').getByRole('button', { name: 'Yes', exact: true });
  if (by === 'mouse') await yes.click();
  else {
    await yes.waitFor();
    await tabTo(page, yes);
    await page.keyboard.press('Enter');
  }
  await yes.waitFor({ state: 'hidden' });
}

/** Goes on by Tab until something has the focus. */
export async function tabTo(page: Page, wanted: Locator, most = 150): Promise<void> {
  await wanted.first().waitFor();
  const focused = wanted.and(page.locator(':focus'));
  for (let pressed = 0; pressed < most; pressed += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} times Tab never led to ${String(wanted)}.`);
}

const button: Hands = {
  mouse: async (page, shown, _type, each) => {
    await shown.getByRole('button', { name: each.clicks ?? '', exact: true }).click();
    await sayYes(page, each, 'mouse');
  },
  keyboard: async (page, shown, _type, each) => {
    await tabTo(page, shown.getByRole('button', { name: each.clicks ?? '', exact: true }));
    await page.keyboard.press('Enter');
    await sayYes(page, each, 'keyboard');
  },
};

const overflow: Hands = {
  mouse: async (page, shown, _type, each) => {
    await shown.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: each.clicks ?? '' }).click();
    await sayYes(page, each, 'mouse');
  },
  keyboard: async (page, shown, _type, each) => {
    await tabTo(page, shown.getByRole('button', { name: 'More options' }));
    await page.keyboard.press('Enter');
    const item = page.getByRole('menuitem', { name: each.clicks ?? '' });
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await item.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await sayYes(page, each, 'keyboard');
  },
};

const menu: Hands = {
  mouse: async (page, shown, type, each, isForm) => {
    const field = shown.getByRole('combobox', { name: nameOf(type, each, isForm), exact: true });
    await field.click();
    if (type.endsWith('external_select')) await field.fill(wordsOf(each));
    await page.getByRole('option', { name: wordsOf(each) }).click();
    await sayYes(page, each, 'mouse');
    if (type.startsWith('multi_')) await field.press('Escape');
  },
  keyboard: async (page, shown, type, each, isForm) => {
    await tabTo(page, shown.getByRole('combobox', { name: nameOf(type, each, isForm), exact: true }));
    await page.keyboard.type(wordsOf(each).replace('#', ''));
    await page.locator('[role=option][data-highlighted]').getByText(wordsOf(each)).first().waitFor();
    await page.keyboard.press('Enter');
    await sayYes(page, each, 'keyboard');
    if (type.startsWith('multi_')) await page.keyboard.press('Escape');
  },
};

const radio: Hands = {
  mouse: async (page, shown, _type, each) => {
    await shown.getByRole('radio', { name: wordsOf(each) }).click();
    await sayYes(page, each, 'mouse');
  },
  keyboard: async (page, shown, _type, each) => {
    await tabTo(page, shown.getByRole('radio'));
    await page.keyboard.press('ArrowDown');
    await sayYes(page, each, 'keyboard');
  },
};

const boxes: Hands = {
  mouse: async (page, shown, _type, each) => {
    for (const box of await shown.getByRole('checkbox').all()) {
      await box.click();
      await sayYes(page, each, 'mouse');
    }
  },
  keyboard: async (page, shown, _type, each) => {
    for (const box of await shown.getByRole('checkbox').all()) {
      await tabTo(page, box);
      await page.keyboard.press('Space');
      await sayYes(page, each, 'keyboard');
    }
  },
};

/** @param digits what is typed, in the order of America: the browser's own, whoever looks at the page */
const picker = (digits: string): Hands => ({
  mouse: async (page, shown, type, each, isForm) => {
    await shown.getByLabel(nameOf(type, each, isForm), { exact: true }).fill(wordsOf(each));
    await sayYes(page, each, 'mouse');
  },
  keyboard: async (page, shown, type, each, isForm) => {
    await tabTo(page, shown.getByLabel(nameOf(type, each, isForm), { exact: true }));
    await page.keyboard.type(digits);
    await page.keyboard.press('Enter');
    await sayYes(page, each, 'keyboard');
  },
});

const text: Hands = {
  mouse: async (_page, shown, type, each, isForm) => {
    const field = shown.getByRole('textbox', { name: nameOf(type, each, isForm), exact: true });
    await field.fill(wordsOf(each));
    if (!isForm) await field.press('Enter');
  },
  keyboard: async (page, shown, type, each, isForm) => {
    await tabTo(page, shown.getByRole('textbox', { name: nameOf(type, each, isForm), exact: true }));
    await page.keyboard.type(wordsOf(each));
    if (!isForm) await page.keyboard.press('Enter');
  },
};

/** The marks are set by the tools, or by keys. */
const richText: Hands = {
  mouse: async (_page, shown, type, each, isForm) => {
    const field = shown.getByRole('textbox', { name: nameOf(type, each, isForm), exact: true });
    await field.fill('Hi');
    await field.selectText();
    await shown.getByRole('button', { name: 'Bold' }).click();
    if (!isForm) await field.press('Enter');
  },
  keyboard: async (page, shown, type, each, isForm) => {
    await tabTo(page, shown.getByRole('textbox', { name: nameOf(type, each, isForm), exact: true }));
    await page.keyboard.type('Hi');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+b');
    if (!isForm) await page.keyboard.press('Enter');
  },
};

const file = { name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from('x') };
const files: Hands = {
  mouse: async (_page, shown, type, each, isForm) => {
    await shown.getByLabel(nameOf(type, each, isForm), { exact: true }).setInputFiles(file);
  },
  keyboard: async (page, shown, type, each, isForm) => {
    const field = shown.getByLabel(nameOf(type, each, isForm), { exact: true });
    await tabTo(page, field);
    // What opens then is of the machine, and not of the page.
    await field.setInputFiles(file);
  },
};

const KINDS: Readonly<Record<string, Hands>> = {
  overflow,
  radio_buttons: radio,
  checkboxes: boxes,
  datepicker: picker('01152027'),
  timepicker: picker('0630PM'),
  datetimepicker: picker('011520270630PM'),
  rich_text_input: richText,
  file_input: files,
};

/** How elements of a type are used. */
export function handsFor(type: string): Hands {
  if (Object.hasOwn(KINDS, type)) return KINDS[type] ?? button;
  if (type.endsWith('_select')) return menu;
  return type.endsWith('_input') ? text : button;
}

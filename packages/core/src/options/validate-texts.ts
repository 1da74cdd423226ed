import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { defaultTexts, type LocaleTexts, type SlackTexts } from '../response/slack-texts.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import { formatValue } from './format-value.js';

/** Sentences of the author's own; the rest is said as it is by default. */
export type PartialTexts = { readonly [Name in keyof SlackTexts]?: SlackTexts[Name] | undefined };

/** Sentences, or what gives them for a locale. */
export type TextsOption = PartialTexts | ((locale: string | null) => PartialTexts);

/** @throws SlackOptionsException when one of them is no function, or there are none where the locale isn't known */
export function parseTexts(texts: TextsOption = {}): LocaleTexts {
  if (typeof texts !== 'function') {
    const all = textsOf(texts);
    return { isLocal: false, in: () => all };
  }
  // What is wrong with them for nobody in particular stops the boot, not the first answer.
  textsOf(textsForNobody(texts));
  return { isLocal: true, in: locale => textsOf(texts(locale)) };
}

/** What `texts` holds, for whoever looks for misspelt names. */
export const namedTexts = (texts: TextsOption | undefined): unknown =>
  typeof texts === 'function' ? (textsForNobody(texts) ?? null) : texts;

function textsForNobody(texts: (locale: string | null) => PartialTexts): PartialTexts {
  try {
    return texts(null);
  } catch (error) {
    throw new SlackOptionsException(
      'texts',
      `texts failed for null, which it is given where a user's locale isn't known: ${getErrorMessage(error)} ` +
        'Let it return texts then too, or {} for the defaults.',
    );
  }
}

function textsOf(texts: PartialTexts): SlackTexts {
  for (const [name, value] of Object.entries<unknown>(texts)) {
    if (value === undefined || typeof value === 'function') continue;
    throw new SlackOptionsException(
      `texts.${name}`,
      `texts.${name} is ${formatValue(value)}, but must be a function that returns the text.`,
    );
  }
  return {
    failed: texts.failed ?? defaultTexts.failed,
    failedStep: texts.failedStep ?? defaultTexts.failedStep,
    forbidden: texts.forbidden ?? defaultTexts.forbidden,
    busy: texts.busy ?? defaultTexts.busy,
    restarting: texts.restarting ?? defaultTexts.restarting,
    pending: texts.pending ?? defaultTexts.pending,
    done: texts.done ?? defaultTexts.done,
    notDone: texts.notDone ?? defaultTexts.notDone,
    unknownCommand: texts.unknownCommand ?? defaultTexts.unknownCommand,
    unknownFunction: texts.unknownFunction ?? defaultTexts.unknownFunction,
    usage: texts.usage ?? defaultTexts.usage,
  };
}

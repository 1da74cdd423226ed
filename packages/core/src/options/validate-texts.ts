import { SlackOptionsException } from '../exceptions/slack-options.exception.js';
import { defaultTexts, type LocaleTexts, type SlackTexts } from '../response/slack-texts.js';
import { getErrorMessage } from '../telemetry/error-text.js';
import { formatValue } from './format-value.js';

/** The user's own texts; the others keep their defaults. */
export type PartialTexts = { readonly [Name in keyof SlackTexts]?: SlackTexts[Name] | undefined };

/** Texts, or a function that returns them for a locale. */
export type TextsOption = PartialTexts | ((locale: string | null) => PartialTexts);

/** @throws SlackOptionsException when a text is not a function, or when the function fails for an unknown locale */
export function parseTexts(texts: TextsOption = {}): LocaleTexts {
  if (typeof texts !== 'function') {
    const resolved = resolveTexts(texts);
    return { dependOnLocale: false, forLocale: () => resolved };
  }
  // Validates the texts for an unknown locale, so that mistakes stop the boot and not the first response.
  resolveTexts(getTextsWithoutLocale(texts));
  return { dependOnLocale: true, forLocale: locale => resolveTexts(texts(locale)) };
}

/** The object whose property names are to be validated. */
export const getTextsToValidate = (texts: TextsOption | undefined): unknown =>
  typeof texts === 'function' ? (getTextsWithoutLocale(texts) ?? null) : texts;

function getTextsWithoutLocale(texts: (locale: string | null) => PartialTexts): PartialTexts {
  try {
    return texts(null);
  } catch (error) {
    throw new SlackOptionsException(
      'texts',
      `texts threw for the locale null, which means that a user's locale is unknown: ${getErrorMessage(error)} ` +
        'Return texts for null too, or {} for the defaults.',
    );
  }
}

function resolveTexts(texts: PartialTexts): SlackTexts {
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

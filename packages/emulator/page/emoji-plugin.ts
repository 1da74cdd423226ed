import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { packEmoji, type NamedEmoji } from './src/markup/packed-emoji.js';

const ID = 'virtual:emoji';

/** Provides `virtual:emoji`, the packed names and characters of Slack's emoji. */
export function emojiPlugin(): Plugin {
  return {
    name: 'emoji',
    resolveId: id => (id === ID ? `\0${ID}` : undefined),
    load: async id =>
      id === `\0${ID}` ? `export default ${JSON.stringify(packEmoji(await slackEmoji()))};` : undefined,
  };
}

async function slackEmoji(): Promise<NamedEmoji[]> {
  const path = createRequire(import.meta.url).resolve('emoji-datasource/emoji.json');
  const all: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!Array.isArray(all)) throw new Error(`${path} holds no list.`);
  return all
    .map((each: Readonly<Record<string, unknown>>) => ({
      names: each.short_names,
      codes: each.unified,
      order: Number(each.sort_order),
    }))
    .toSorted((one, other) => one.order - other.order)
    .flatMap(({ names, codes }) =>
      Array.isArray(names) && typeof codes === 'string'
        ? [{ names: names.map(String), character: toCharacter(codes) }]
        : [],
    );
}

/** Converts code points such as `1F44B-1F3FB` to the character. */
function toCharacter(codes: string): string {
  return String.fromCodePoint(...codes.split('-').map(code => Number.parseInt(code, 16)));
}

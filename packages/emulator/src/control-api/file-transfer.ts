import { z } from 'zod';
import { toWellFormed } from '../strings.js';
import type { SlackFile } from '../workspace/files/slack-file.js';

const MAX_FILE_NAME_LENGTH = 255;

/** What no file's name has: ends of lines and their kin, parts of a path, and what turns the letters after it around. */
const UNWANTED = /[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]/gu;

/** What a file is called: as requests name it, and as people then read it. */
export const fileName = z
  .string()
  .transform(name => toWellFormed(name.replaceAll(UNWANTED, '_').trim().slice(-MAX_FILE_NAME_LENGTH)))
  .refine(name => name !== '', 'Must be a name')
  .describe("Characters that a name can't have become `_`.");

/** What a browser shows as a picture, and can't run. */
const PICTURES = ['image/gif', 'image/jpeg', 'image/png', 'image/webp'];

/**
 * A file as a browser gets it. Its bytes and name are a stranger's: only pictures are shown, everything else is but
 * kept, and what a browser makes a page of all the same can neither run nor load anything.
 */
export function createFileResponse({ name, mimetype }: SlackFile, content: Uint8Array): Response {
  const isPicture = PICTURES.includes(mimetype);
  return new Response(Uint8Array.from(content), {
    headers: {
      'content-type': isPicture ? mimetype : 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeFileName(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      // Begun anew, another file may have its id.
      'cache-control': 'no-store',
    },
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc8187 */
const encodeFileName = (name: string): string =>
  encodeURIComponent(toWellFormed(name)).replaceAll(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

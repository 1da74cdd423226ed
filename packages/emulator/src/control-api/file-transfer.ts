import { z } from 'zod';
import { toWellFormed } from '../strings.js';
import type { SlackFile } from '../workspace/files/slack-file.js';

const MAX_FILE_NAME_LENGTH = 255;

/** Characters that file names must not contain: control characters, path separators and text direction overrides. */
const UNWANTED = /[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]/gu;

/** A file name in requests, which users then see. */
export const fileName = z
  .string()
  .transform(name => toWellFormed(name.replaceAll(UNWANTED, '_').trim().slice(-MAX_FILE_NAME_LENGTH)))
  .refine(name => name !== '', 'Must be a name')
  .describe("Characters that a name can't have become `_`.");

/** Image types that a browser displays without running scripts in them. */
const PICTURES = ['image/gif', 'image/jpeg', 'image/png', 'image/webp'];

/**
 * Creates the response for a file. Its bytes and name are untrusted: browsers display only images and download
 * everything else. The content security policy stops a file that is rendered as a page from running or loading
 * anything.
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
      // After a reset, a different file can have the same id.
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

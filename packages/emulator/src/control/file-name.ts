import { z } from 'zod';
import { wellFormed } from '../well-formed.js';

const MAX_LENGTH = 255;

/** What no file's name has: ends of lines and their kin, parts of a path, and what turns the letters after it around. */
const UNWANTED = /[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]/gu;

/** What a file is called: as requests name it, and as people then read it. */
export const fileName = z
  .string()
  .transform(name => wellFormed(name.replaceAll(UNWANTED, '_').trim().slice(-MAX_LENGTH)))
  .refine(name => name !== '', 'Must be a name')
  .describe("Characters that a name can't have become `_`.");

import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
};

/** As its name says; where that says nothing, whether it is text: a log, a script, whatever somebody calls it. */
export function mimetypeOf(name: string, content: Uint8Array): string {
  return TYPES[extname(name).toLowerCase()] ?? (isText(content) ? 'text/plain' : 'application/octet-stream');
}

const isText = (content: Uint8Array): boolean => content.length > 0 && isUtf8(content) && !content.includes(0);

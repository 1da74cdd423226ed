import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseRequestUrl } from '../server/server-address.js';
import { findPackagedPage, type PageFiles } from './page-files.js';

/** The first path segments of the page: its root and its assets. */
export const PAGE_PATHS = ['', 'assets'] as const;

interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** Creates the listener that serves the page. It needs no key, because the page contains no workspace data. */
export function createPageListener(open: () => PageFiles = findPackagedPage): RequestListener {
  return (request, response) => {
    respond(request, response, open).catch(() => response.destroy());
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, open: () => PageFiles): Promise<void> {
  const { status, headers, body } = await resolvePageResponse(request, open);
  const length = { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...PAGE_HEADERS, ...headers, ...length }).end(body);
}

async function resolvePageResponse(request: IncomingMessage, open: () => PageFiles): Promise<PageResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return sendErrorPage(405, 'The page can only be read. Acts go to the control API, under /control/v1/.', {
      allow: 'GET, HEAD',
    });
  }
  const { pathname } = parseRequestUrl(request);
  const folder = open();
  const file = await folder.read(pathname);
  if (file) {
    // All other file names contain a content hash.
    const kept = file.isIndex ? 'no-cache' : 'public, max-age=31536000, immutable';
    return { status: 200, headers: { 'content-type': file.type, 'cache-control': kept }, body: file.bytes };
  }
  if (await folder.isBuilt()) return sendErrorPage(404, `Nothing of the page is at ${pathname}. Load it again.`);
  return sendErrorPage(
    503,
    'The page is not built yet. In the repository "npm run build" does it; then load this again.',
  );
}

function sendErrorPage(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): PageResponse {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers: { ...plain, ...headers }, body: `${sentence}\n` };
}

/**
 * The page's content security policy: it runs its own scripts and styles, connects to its own emulator, and shows
 * images from any URL in a message. Message content never becomes script, a frame or a form, and is never parsed as
 * markup.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: https: http:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The headers of every response of the page server. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

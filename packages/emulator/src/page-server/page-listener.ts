import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseRequestUrl } from '../server/server-address.js';
import { findPackagedPage, type PageFiles } from './page-files.js';

/** What paths of the page begin with: its root, and what it loads. */
export const PAGE_PATHS = ['', 'assets'] as const;

interface PageResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** Makes the listener that serves the page. Anybody who is let in gets it: it holds nothing of the workspace. */
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
    // The names of all others tell what is in them.
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
 * What a browser lets the page do: run and style itself by its own files, ask the emulator that it came from, and show
 * pictures from wherever a message names them. Nothing that a message says becomes code, a frame or a form: no text is
 * even parsed as markup.
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

/** What comes with every answer of the page's door. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { urlOf } from '../doors/request-url.js';
import { packagedPage, type PageFolder } from './page-folder.js';
import { PAGE_HEADERS } from './page-headers.js';

/** What paths of the page begin with: its root, and what it loads. */
export const PAGE_ROOMS = ['', 'assets'] as const;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

/** Makes the listener that serves the page. Anybody who is let in gets it: it holds nothing of the workspace. */
export function pageListener(open: () => PageFolder = packagedPage): RequestListener {
  return (request, response) => {
    respond(request, response, open).catch(() => response.destroy());
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, open: () => PageFolder): Promise<void> {
  const { status, headers, body } = await answer(request, open);
  const length = { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...PAGE_HEADERS, ...headers, ...length }).end(body);
}

async function answer(request: IncomingMessage, open: () => PageFolder): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return tell(405, 'The page can only be read. Acts go to the control API, under /control/v1/.', {
      allow: 'GET, HEAD',
    });
  }
  const { pathname } = urlOf(request);
  const folder = open();
  const file = await folder.read(pathname);
  if (file) {
    // The names of all others tell what is in them.
    const kept = file.isIndex ? 'no-cache' : 'public, max-age=31536000, immutable';
    return { status: 200, headers: { 'content-type': file.type, 'cache-control': kept }, body: file.bytes };
  }
  if (await folder.isBuilt()) return tell(404, `Nothing of the page is at ${pathname}. Load it again.`);
  return tell(503, 'The page is not built yet. In the repository "npm run build" does it; then load this again.');
}

function tell(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers: { ...plain, ...headers }, body: `${sentence}\n` };
}

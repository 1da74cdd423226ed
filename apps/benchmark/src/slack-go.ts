import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of Go libraries from Debian packages. */
const GOPATH = '/usr/share/gocode';
const SOURCE = fileURLToPath(new URL('../src/clients/slack-go.go', import.meta.url));
/** The first build also compiles Go's standard library. */
const BUILD_LIMIT_MS = 300_000;
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/nest-slack-benchmark/', import.meta.url));

/** The compiled slack-go client, or why it is missing. */
export type SlackGo = { readonly program: string } | { readonly missing: string };

/** Compiles the slack-go client if Go and the Debian packages are installed. */
export function buildSlackGo(): SlackGo {
  if (!existsSync(join(GOPATH, 'src/github.com/slack-go/slack')) || spawnSync('go', ['version']).status !== 0) {
    return {
      missing: 'slack-go is skipped. To measure it: apt-get install golang-go golang-github-slack-go-slack-dev.',
    };
  }
  mkdirSync(FOLDER, { recursive: true });
  const program = join(FOLDER, 'slack-go');
  const { status, stderr, error } = spawnSync('go', ['build', '-o', program, SOURCE], {
    env: { ...process.env, GOPATH, GO111MODULE: 'off', GOFLAGS: '' },
    encoding: 'utf8',
    timeout: BUILD_LIMIT_MS,
  });
  if (status === 0) return { program };
  return { missing: `slack-go is skipped, because its client does not compile: ${error?.message ?? stderr.trim()}` };
}

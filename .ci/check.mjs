// Runs every check of the repository's structure and texts, and names those that failed: `npm run check`.
import { spawnSync } from 'node:child_process';
import { repositoryRoot } from './checks/workspaces.mjs';

const SCRIPTS = ['check:structure', 'check:words', 'check:unused', 'api'];

const failed = SCRIPTS.filter(script => {
  const startedAt = performance.now();
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: repositoryRoot, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${script}: ${status === 0 ? 'passed' : 'failed'} in ${seconds} s\n`);
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}. Run one alone with "npm run ${failed[0]}".`);
  process.exitCode = 1;
}

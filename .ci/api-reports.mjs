// Compares the public API of the packages with their committed reports, packages/*/etc/*.api.md: `npm run api`.
// After an intended change, `npm run api -- --update` rewrites the reports, which are reviewed and committed.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { repositoryRoot } from './checks/workspaces.mjs';

/** Their dist folders have been built. */
const PACKAGES = ['core', 'socket-mode', 'emulator'];

const updates = process.argv.includes('--update');

for (const name of PACKAGES) {
  const projectFolder = join(repositoryRoot, 'packages', name);
  const reportFolder = join(projectFolder, 'etc');
  mkdirSync(reportFolder, { recursive: true });
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: '<projectFolder>/dist/index.d.ts',
      newlineKind: 'lf',
      // Not the package's own tsconfig.json: its condition @nest-slack/source would lead to the sources of other packages.
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2023',
            lib: ['ES2023', 'ESNext.Disposable'],
            module: 'NodeNext',
            moduleResolution: 'NodeNext',
            types: ['node'],
            strict: true,
            skipLibCheck: true,
          },
          files: ['dist/index.d.ts'],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder,
        reportTempFolder: join(repositoryRoot, 'node_modules', '.cache', 'api-reports', name),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  const report = join('packages', name, 'etc', `${name}.api.md`);
  const isNew = !existsSync(join(repositoryRoot, report));
  const { apiReportChanged, errorCount } = Extractor.invoke(config, {
    localBuild: updates,
    messageCallback: message => {
      // The summary below says the same in this repository's terms.
      message.handled = message.logLevel !== ExtractorLogLevel.Error;
    },
  });
  if (errorCount > 0) {
    console.error(`@nest-slack/${name}: the API report could not be made; the errors are above.`);
    process.exitCode = 1;
  } else if (updates) console.log(`${report}: ${apiReportChanged || isNew ? 'updated' : 'unchanged'}`);
  else if (apiReportChanged || isNew) {
    console.error(
      `${report} differs from the public API of @nest-slack/${name}. If the change is intended, run ` +
        '"npm run api -- --update", review the difference and commit it.',
    );
    process.exitCode = 1;
  } else console.log(`${report}: ok`);
}

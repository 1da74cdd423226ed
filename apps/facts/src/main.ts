import { writeFileSync } from 'node:fs';
import { factsModule } from './facts-module.js';
import { factsFile, referenceFolder } from './places.js';
import { readReference } from './reference.js';

const reference = readReference(referenceFolder);
writeFileSync(factsFile, factsModule(reference));
process.stdout.write(`The facts of ${reference.methods.length} methods are in ${factsFile}.\n`);

import { writeFileSync } from 'node:fs';
import { eventShapes } from './event-shapes.js';
import { factsModule, shapesModule } from './facts-module.js';
import { factsFile, referenceFolder, shapesFile } from './places.js';
import { readReference } from './reference.js';

const shapes = eventShapes();
writeFileSync(shapesFile, shapesModule(shapes));
process.stdout.write(`The shapes of ${Object.keys(shapes).length} events are in ${shapesFile}.\n`);

const reference = readReference(referenceFolder);
writeFileSync(factsFile, factsModule(reference));
process.stdout.write(`The facts of ${reference.methods.length} methods are in ${factsFile}.\n`);

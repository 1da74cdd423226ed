import { z } from 'zod';
import { ControlProblem } from '../control-problem.js';
import { download, upload, type ControlRoute } from '../control-route.js';
import { fileName } from '../file-name.js';
import { fileSchema } from '../schemas/message.schema.js';
import { servedFile } from '../served-file.js';
import { personOf, personParams } from '../shown.js';

/** What people do with files before they are shared, and how they see them. */
export const fileActs: readonly ControlRoute[] = [
  upload({
    id: 'uploadFile',
    path: '/people/{person}/files',
    summary: 'Uploads a file: the body is its bytes. To be shared then, or entered in a form, by its id.',
    params: personParams,
    query: z.strictObject({ name: fileName, title: z.string().optional().describe('Default: the name.') }),
    answer: fileSchema,
    run: (context, content, { person, name, title }) =>
      personOf(context, { person }).upload({ name, content, ...(title === undefined ? {} : { title }) }),
  }),
  download({
    id: 'getFile',
    path: '/files/{file}',
    summary: 'The bytes of a file. A picture is shown by browsers; they keep whatever else it is.',
    params: z.strictObject({ file: z.string().describe('Its id.') }),
    run: ({ world }, { file: id }) => {
      const { files } = world.shared;
      if (!files.find(id))
        throw new ControlProblem('not_found', `There is no file ${id}: it never was, or was deleted.`);
      const { file, content } = files.get(id);
      if (!file.remote) return servedFile(file, content);
      throw new ControlProblem('not_possible', `The file ${id} lies elsewhere: nothing of it is here but its address.`);
    },
  }),
];

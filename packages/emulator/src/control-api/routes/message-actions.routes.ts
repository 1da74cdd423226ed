import { z } from 'zod';
import type { Person } from '../../test-kit/person.js';
import type { NewFile } from '../../workspace/files/slack-file.js';
import { act, type ControlRoute, download, upload } from '../control-route.js';
import { fileName, servedFile } from '../file-transfer.js';
import { fileSchema, messageSchema } from '../schemas/message-and-view.schema.js';
import {
  appChoice,
  appName,
  messageName,
  messageOf,
  personOf,
  personParams,
  shownMessage,
} from '../request-references.js';
import { ControlProblem } from '../control-api-error.js';

const place = z.string().describe("A channel's name or id, or `@` and the name of a person or app.");
const thread = messageName.describe('The message to say it under: its `ts`, or a part of its text.');
const replying = {
  thread: thread.exactOptional(),
  broadcast: z.boolean().exactOptional().describe('Whether the reply is shown in the channel as well.'),
};
const newFile = z.strictObject({
  name: fileName,
  content: z.string(),
  encoding: z.enum(['utf8', 'base64']).default('utf8').describe('Of the content.'),
  title: z.string().exactOptional(),
});
const reaction = shownMessage.extend({ emoji: z.string().describe('With or without its colons.') });

/** What people do with messages. All of it makes events; what comes of those can be waited for. */
export const messageActs: readonly ControlRoute[] = [
  act({
    id: 'say',
    path: '/people/{person}/say',
    summary: 'Says something in a channel or to somebody. `@name` within the text becomes a mention.',
    params: personParams,
    body: z.strictObject({ place, text: z.string(), ...replying, app: appName.exactOptional() }),
    answer: messageSchema,
    run: (context, { place: where, text, thread: under, ...options }, params) => {
      const person = personOf(context, params);
      return person.say(where, text, { ...options, ...inThread(person, under, where, appChoice(options)) });
    },
  }),
  act({
    id: 'share',
    path: '/people/{person}/share',
    summary: 'Shares a file, or several that were uploaded before, in a channel or with somebody.',
    params: personParams,
    body: z
      .strictObject({
        place,
        file: newFile.exactOptional(),
        files: z.array(z.string()).min(1).exactOptional().describe('The ids of files that they have uploaded.'),
        text: z.string().exactOptional().describe('What is said with it.'),
        ...replying,
      })
      .refine(({ file, files }) => (file === undefined) !== (files === undefined), 'Takes either a file or files'),
    answer: messageSchema,
    run: (context, { place: where, file, files = [], thread: under, ...options }, params) => {
      const person = personOf(context, params);
      const shared = [...(file ? [withBytes(file)] : []), ...files.map(id => ({ id }))];
      return person.share(where, shared, { ...options, ...inThread(person, under, where) });
    },
  }),
  act({
    id: 'edit',
    path: '/people/{person}/edit',
    summary: 'Edits a message of their own.',
    params: personParams,
    body: shownMessage.extend({ text: z.string() }),
    answer: messageSchema,
    run: (context, { message, channel, text }, params) => {
      const person = personOf(context, params);
      return person.edit(messageOf(person, message, channel), text);
    },
  }),
  act({
    id: 'delete',
    path: '/people/{person}/delete',
    summary: 'Deletes a message of their own.',
    params: personParams,
    body: shownMessage,
    answer: z.strictObject({}),
    run: async (context, { message, channel }, params) => {
      const person = personOf(context, params);
      await person.delete(messageOf(person, message, channel));
      return {};
    },
  }),
  act({
    id: 'dismiss',
    path: '/people/{person}/dismiss',
    summary: 'Puts a message away that is for them alone.',
    params: personParams,
    body: shownMessage,
    answer: z.strictObject({}),
    run: async (context, { message, channel }, params) => {
      const person = personOf(context, params);
      await person.dismiss(messageOf(person, message, channel));
      return {};
    },
  }),
  act({
    id: 'react',
    path: '/people/{person}/react',
    summary: 'Puts an emoji under a message.',
    params: personParams,
    body: reaction,
    answer: messageSchema,
    run: (context, { message, channel, emoji }, params) => {
      const person = personOf(context, params);
      return person.react(messageOf(person, message, channel), emoji);
    },
  }),
  act({
    id: 'unreact',
    path: '/people/{person}/unreact',
    summary: 'Takes their emoji away again.',
    params: personParams,
    body: reaction,
    answer: messageSchema,
    run: (context, { message, channel, emoji }, params) => {
      const person = personOf(context, params);
      return person.unreact(messageOf(person, message, channel), emoji);
    },
  }),
  act({
    id: 'stopStream',
    path: '/people/{person}/stop-stream',
    summary: 'Stops a message that an app still streams.',
    params: personParams,
    body: shownMessage,
    answer: messageSchema,
    run: (context, { message, channel }, params) => {
      const person = personOf(context, params);
      return person.stopStream(messageOf(person, message, channel));
    },
  }),
];

function withBytes({ encoding, content, ...named }: z.output<typeof newFile>): NewFile {
  return { ...named, content: Buffer.from(content, encoding) };
}

/** The thread under a message: its own, when it is in one. */
function inThread(
  person: Person,
  name: string | undefined,
  where: string,
  options: { app?: string } = {},
): { threadTs?: string } {
  if (name === undefined) return {};
  const { ts, threadTs = ts } = messageOf(person, name, where, options);
  return { threadTs };
}

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

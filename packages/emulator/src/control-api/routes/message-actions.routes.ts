import { z } from 'zod';
import type { Person } from '../../test-kit/person.js';
import type { NewFile } from '../../workspace/files/slack-file.js';
import { actionRoute, type ControlRoute, downloadRoute, uploadRoute } from '../control-route.js';
import { fileName, createFileResponse } from '../file-transfer.js';
import { fileSchema, messageSchema } from '../schemas/message-and-view.schema.js';
import {
  toAppChoice,
  appNameSchema,
  messageNameSchema,
  findMessage,
  requirePerson,
  personParamsSchema,
  messageReferenceSchema,
} from '../request-references.js';
import { ControlApiError } from '../control-api-error.js';

const messagePlaceSchema = z.string().describe("A channel's name or id, or `@` and the name of a person or app.");
const threadSchema = messageNameSchema.describe('The message to say it under: its `ts`, or a part of its text.');
const replySchema = {
  thread: threadSchema.exactOptional(),
  broadcast: z.boolean().exactOptional().describe('Whether the reply is shown in the channel as well.'),
};
const newFileSchema = z.strictObject({
  name: fileName,
  content: z.string(),
  encoding: z.enum(['utf8', 'base64']).default('utf8').describe('Of the content.'),
  title: z.string().exactOptional(),
});
const reactionSchema = messageReferenceSchema.extend({ emoji: z.string().describe('With or without its colons.') });

/** User actions on messages. They cause events; use the wait routes to wait for the consequences. */
export const messageActions: readonly ControlRoute[] = [
  actionRoute({
    id: 'say',
    path: '/people/{person}/say',
    summary: 'Says something in a channel or to somebody. `@name` within the text becomes a mention.',
    params: personParamsSchema,
    body: z.strictObject({
      place: messagePlaceSchema,
      text: z.string(),
      ...replySchema,
      app: appNameSchema.exactOptional(),
    }),
    answer: messageSchema,
    run: (context, { place: where, text, thread: under, ...options }, params) => {
      const person = requirePerson(context, params);
      return person.say(where, text, { ...options, ...inThread(person, under, where, toAppChoice(options)) });
    },
  }),
  actionRoute({
    id: 'share',
    path: '/people/{person}/share',
    summary: 'Shares a file, or several that were uploaded before, in a channel or with somebody.',
    params: personParamsSchema,
    body: z
      .strictObject({
        place: messagePlaceSchema,
        file: newFileSchema.exactOptional(),
        files: z.array(z.string()).min(1).exactOptional().describe('The ids of files that they have uploaded.'),
        text: z.string().exactOptional().describe('What is said with it.'),
        ...replySchema,
      })
      .refine(({ file, files }) => (file === undefined) !== (files === undefined), 'Takes either a file or files'),
    answer: messageSchema,
    run: (context, { place: where, file, files = [], thread: under, ...options }, params) => {
      const person = requirePerson(context, params);
      const shared = [...(file ? [withBytes(file)] : []), ...files.map(id => ({ id }))];
      return person.share(where, shared, { ...options, ...inThread(person, under, where) });
    },
  }),
  actionRoute({
    id: 'edit',
    path: '/people/{person}/edit',
    summary: 'Edits a message of their own.',
    params: personParamsSchema,
    body: messageReferenceSchema.extend({ text: z.string() }),
    answer: messageSchema,
    run: (context, { message, channel, text }, params) => {
      const person = requirePerson(context, params);
      return person.edit(findMessage(person, message, channel), text);
    },
  }),
  actionRoute({
    id: 'delete',
    path: '/people/{person}/delete',
    summary: 'Deletes a message of their own.',
    params: personParamsSchema,
    body: messageReferenceSchema,
    answer: z.strictObject({}),
    run: async (context, { message, channel }, params) => {
      const person = requirePerson(context, params);
      await person.delete(findMessage(person, message, channel));
      return {};
    },
  }),
  actionRoute({
    id: 'dismiss',
    path: '/people/{person}/dismiss',
    summary: 'Puts a message away that is for them alone.',
    params: personParamsSchema,
    body: messageReferenceSchema,
    answer: z.strictObject({}),
    run: async (context, { message, channel }, params) => {
      const person = requirePerson(context, params);
      await person.dismiss(findMessage(person, message, channel));
      return {};
    },
  }),
  actionRoute({
    id: 'react',
    path: '/people/{person}/react',
    summary: 'Puts an emoji under a message.',
    params: personParamsSchema,
    body: reactionSchema,
    answer: messageSchema,
    run: (context, { message, channel, emoji }, params) => {
      const person = requirePerson(context, params);
      return person.react(findMessage(person, message, channel), emoji);
    },
  }),
  actionRoute({
    id: 'unreact',
    path: '/people/{person}/unreact',
    summary: 'Takes their emoji away again.',
    params: personParamsSchema,
    body: reactionSchema,
    answer: messageSchema,
    run: (context, { message, channel, emoji }, params) => {
      const person = requirePerson(context, params);
      return person.unreact(findMessage(person, message, channel), emoji);
    },
  }),
  actionRoute({
    id: 'stopStream',
    path: '/people/{person}/stop-stream',
    summary: 'Stops a message that an app still streams.',
    params: personParamsSchema,
    body: messageReferenceSchema,
    answer: messageSchema,
    run: (context, { message, channel }, params) => {
      const person = requirePerson(context, params);
      return person.stopStream(findMessage(person, message, channel));
    },
  }),
];

function withBytes({ encoding, content, ...named }: z.output<typeof newFileSchema>): NewFile {
  return { ...named, content: Buffer.from(content, encoding) };
}

/** The thread of a message: its own thread if it is a reply, otherwise the thread below it. */
function inThread(
  person: Person,
  name: string | undefined,
  where: string,
  options: { app?: string } = {},
): { threadTs?: string } {
  if (name === undefined) return {};
  const { ts, threadTs = ts } = findMessage(person, name, where, options);
  return { threadTs };
}

/** Routes that upload files before they are shared, and read them as a user. */
export const fileRoutes: readonly ControlRoute[] = [
  uploadRoute({
    id: 'uploadFile',
    path: '/people/{person}/files',
    summary: 'Uploads a file: the body is its bytes. To be shared then, or entered in a form, by its id.',
    params: personParamsSchema,
    query: z.strictObject({ name: fileName, title: z.string().optional().describe('Default: the name.') }),
    answer: fileSchema,
    run: (context, content, { person, name, title }) =>
      requirePerson(context, { person }).upload({ name, content, ...(title === undefined ? {} : { title }) }),
  }),
  downloadRoute({
    id: 'getFile',
    path: '/files/{file}',
    summary: 'The bytes of a file. A picture is shown by browsers; they keep whatever else it is.',
    params: z.strictObject({ file: z.string().describe('Its id.') }),
    run: ({ world }, { file: id }) => {
      const { files } = world.shared;
      if (!files.find(id))
        throw new ControlApiError('not_found', `There is no file ${id}: it never was, or was deleted.`);
      const { file, content } = files.get(id);
      if (!file.remote) return createFileResponse(file, content);
      throw new ControlApiError(
        'not_possible',
        `The file ${id} lies elsewhere: nothing of it is here but its address.`,
      );
    },
  }),
];

import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsEmail, IsString, Length, ValidateNested } from 'class-validator';
import * as v from 'valibot';
import { z } from 'zod';
import { createBinding } from '../../../core/src/binding/create-binding.js';
import type { BindingTarget } from '../../../core/src/binding/class-binding.js';
import { SlackInputException } from '../../src/index.js';

class Guest {
  @Length(2, 80) name!: string;
  @IsEmail({}, { message: 'No such mail.' }) mail!: string;
}

class Party {
  @IsString() place!: string;
  @ValidateNested({ each: true }) @Type(() => Guest) @ArrayMinSize(1) guests!: Guest[];
  @ValidateNested() @Type(() => Guest) host!: Guest;
}

const guest = z.object({ name: z.string().min(2, 'Too short.'), mail: z.email('No such mail.') });
const party = z.object({ place: z.string('Where?'), guests: z.array(guest).min(1), host: guest });

const vGuest = v.object({
  name: v.pipe(v.string(), v.minLength(2, 'Too short.')),
  mail: v.pipe(v.string(), v.email('No such mail.')),
});
const vParty = v.object({ place: v.string('Where?'), guests: v.array(vGuest), host: vGuest });

const ann = { name: 'Ann', mail: 'ann@example.com' };
const bad = { place: 7, guests: [ann, { name: 'B', mail: 'x' }], host: { name: 'Cy', mail: 'y' } };

/** The validation issues of a value. */
async function errorsOf(to: BindingTarget, value: unknown) {
  const bound = await createBinding(to, Object).bind(() => value);
  return bound.isValid ? null : bound.errors;
}

describe('the validation issues of a value', () => {
  it('are listed by field, with one text for each field: by a class', async () => {
    await expect(errorsOf(Party, bad)).resolves.toEqual({
      place: 'place must be a string',
      guests: '1.name: name must be longer than or equal to 2 characters; 1.mail: No such mail.',
      host: 'mail: No such mail.',
    });
  });

  it.each([
    ['zod', party],
    ['valibot', vParty],
  ])('are listed by field, with one text for each field: by %s', async (_name, schema) => {
    await expect(errorsOf({ schema }, bad)).resolves.toEqual({
      place: 'Where?',
      guests: '1.name: Too short.; 1.mail: No such mail.',
      host: 'mail: No such mail.',
    });
  });

  it('are empty for a valid value', async () => {
    const good = { place: 'here', guests: [ann], host: ann };
    for (const to of [Party, { schema: party }, { schema: vParty }]) {
      await expect(errorsOf(to, good)).resolves.toBeNull();
    }
  });

  it('are returned by an asynchronous schema', async () => {
    const schema = z.object({ name: z.string().refine(async name => name === 'Ann', 'Nobody is called so.') });
    await expect(errorsOf({ schema }, { name: 'Bo' })).resolves.toEqual({ name: 'Nobody is called so.' });
    await expect(errorsOf({ schema }, { name: 'Ann' })).resolves.toBeNull();
  });

  it('name each field in the text if the reply has no fields', () => {
    const errors = { '': 'Not like that.', env: 'env must be one', title: 'Too short.', m: 'must be a number' };
    const { message } = new SlackInputException(errors);
    expect(message).toBe('Not like that.\nenv must be one\ntitle: Too short.\nm: must be a number');
  });
});

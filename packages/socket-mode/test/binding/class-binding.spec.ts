import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsString, ValidateNested } from 'class-validator';
import { createBinding } from '../../../core/src/binding/create-binding.js';
import { getFormValues } from '../../../core/src/binding/form-values.js';

class Place {
  city!: string;
}

class Trip {
  @IsString() to!: string;
  note = 'none';
  @ValidateNested() @Type(() => Place) from?: Place;
}

const text = (value: string) => ({ type: 'plain_text_input', value });

describe('a class that a parameter is bound to', () => {
  it('has inputs for its properties with rules and for its initialised properties', async () => {
    const values = { x7Gh: { to: text('Oslo') }, k9Lm: { note: text('by train') }, bags: { bags_text: text('2') } };
    const bound = await createBinding(Trip, Object).bind(known =>
      getFormValues({ view: { state: { values } } }, known),
    );
    expect(bound).toEqual({ isValid: true, value: { to: 'Oslo', note: 'by train', bags: '2' } });
  });

  it('accepts nested values without rules', async () => {
    const bound = await createBinding(Trip, Object).bind(() => ({ to: 'Oslo', from: { city: 'Bergen' } }));
    expect(bound).toMatchObject({ isValid: true, value: { from: expect.any(Place) } });
  });

  it('is analysed once for any number of bound values', async () => {
    let made = 0;
    class Counted {
      @IsString() to!: string;
      readonly nth = ++made;
    }
    for (const to of ['Oslo', 'Bergen', 'Bodø']) await createBinding(Counted, Object).bind(() => ({ to }));
    expect(made).toBe(1 + 3);
  });
});

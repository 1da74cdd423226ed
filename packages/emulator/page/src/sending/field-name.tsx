import { Fragment } from 'react';

/** A long name goes on below after an underscore, and not in the middle of a word. */
export function FieldName({ name }: { readonly name: string }) {
  return name.split(/(?<=_)/).map((part, index) => (
    // The parts of a name stay in their order.
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ));
}

import { objectAt, objectsAt, stringAt } from '../../../src/json.js';
import { UserMention } from '../markup/mentions.js';
import { SafeLink } from '../markup/safe-link.js';
import type { BlockKind, BlockProps } from './block-registry.js';
import css from './card-row.module.css';

export default { type: 'call', Block: Call } satisfies BlockKind;

/** A call registered with `calls.add`. */
function Call({ block }: BlockProps) {
  const call = objectAt(objectAt(block, 'call') ?? {}, 'v1') ?? {};
  const active = objectsAt(call, 'active_participants');
  const people = active.length > 0 ? active : objectsAt(call, 'all_participants');
  const joinUrl = stringAt(call, 'join_url');
  const hasEnded = typeof call.date_end === 'number' && call.date_end > 0;
  return (
    <div className={css.row}>
      <span className={css.icon} aria-hidden>
        📞
      </span>
      <div className={css.words}>
        <p className={css.title}>{stringAt(call, 'name') ?? 'Call'}</p>
        <p className={css.about}>
          {stringAt(call, 'display_id') ?? stringAt(block, 'call_id')}
          {people.map((person, index) => (
            <span key={index}>
              {' '}
              <Participant person={person} />
            </span>
          ))}
        </p>
      </div>
      {hasEnded && <span className={css.about}>Ended</span>}
      {joinUrl !== undefined && !hasEnded && <SafeLink url={joinUrl}>Join</SafeLink>}
    </div>
  );
}

/** A participant from the workspace or from outside. */
function Participant({ person }: { readonly person: Readonly<Record<string, unknown>> }) {
  const id = person.slack_id;
  if (typeof id === 'string') return <UserMention id={id} />;
  return typeof person.display_name === 'string' ? person.display_name : 'Unknown user';
}

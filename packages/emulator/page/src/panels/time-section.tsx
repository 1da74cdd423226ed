import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { doControl } from './control-acts.js';
import css from './panel.module.css';

const STEPS = [
  { text: '3 s', ms: 3000 },
  { text: '1 min', ms: 60_000 },
  { text: '5 min', ms: 300_000 },
  { text: '1 h', ms: 3_600_000 },
  { text: '1 day', ms: 86_400_000 },
];

/** The time that this Slack lives in. Deadlines, redeliveries, schedules and lives of tokens go by it. */
export function TimeSection() {
  const isFrozen = usePage(({ seen }) => seen?.time.isFrozen ?? false);
  return (
    <section className={css.section} aria-label="Time">
      <h2>Time</h2>
      <p className={css.soft}>
        {isFrozen
          ? 'It stands still: nothing becomes due until it is advanced or resumed.'
          : 'Deadlines, redeliveries, scheduled messages and the lives of triggers and tokens go by it.'}
      </p>
      <div className={css.buttons}>
        {STEPS.map(({ text, ms }) => (
          <Button key={ms} title={`Has ${text} pass`} onClick={() => void doControl('time/advance', { by: ms })}>
            + {text}
          </Button>
        ))}
        <Button onClick={() => void doControl(isFrozen ? 'time/resume' : 'time/freeze')}>
          {isFrozen ? 'Resume' : 'Freeze'}
        </Button>
      </div>
    </section>
  );
}

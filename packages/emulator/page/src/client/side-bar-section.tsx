import type { ReactNode } from 'react';
import { IconButton } from '../ui/icon-button.js';
import type { IconName } from '../ui/icon.js';
import css from './side-bar.module.css';

/** What can be done with a section as a whole. */
export interface SectionAct {
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** Entries of the side bar under a heading. */
export function SideBarSection({
  title,
  acts,
  children,
}: {
  readonly title: string;
  readonly acts: readonly SectionAct[];
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <div className={css.heading}>
        <h2>{title}</h2>
        {acts.map(({ label, icon, run }) => (
          <IconButton key={label} icon={icon} size={15} label={label} onClick={run} />
        ))}
      </div>
      <ul className={css.list}>{children}</ul>
    </section>
  );
}

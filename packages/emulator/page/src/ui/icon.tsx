import css from './icon.module.css';

/** SVG paths in a 20 × 20 box. */
const PATHS = {
  add: 'M10 4v12M4 10h12',
  apps: 'M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM14 11v6M11 14h6',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1.2a2 2 0 0 0 4 0V10a7 7 0 1 0-3 5.7',
  back: 'M12.5 4 6.5 10l6 6',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  bolt: 'M11 2.5 4.5 11.5H10L9 17.5l6.5-9H10z',
  check: 'm4 10.5 4 4 8-9',
  close: 'm5 5 10 10M15 5 5 15',
  code: 'm7 6-4 4 4 4M13 6l4 4-4 4',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  down: 'm5 8 5 5 5-5',
  download: 'M10 3v9M6.5 9 10 12.5 13.5 9M4 16.5h12',
  edit: 'M4 16h3l8.5-8.5-3-3L4 13zM11 6l3 3',
  file: 'M5 2.5h6l4 4v11H5zM11 2.5v4h4',
  hash: 'M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14',
  inspect: 'M2.5 4h15v12h-15zM12 4v12M5 7.5h4M5 10.5h4',
  italic: 'M8 4h6M6 16h6M11.5 4l-3 12',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.8 2.8a3 3 0 0 0 4.2 4.2l1-1',
  list: 'M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.5M3.5 10h.5M3.5 15h.5',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  more: 'M10 4.5v.5M10 10v.5M10 15.5v.5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 16.5c0-3 2-5 5-5s5 2 5 5M13 4a3 3 0 0 1 0 5.5M14.5 12c2 .7 3 2.4 3 4.5',
  quote: 'M4 4v12M8 6h9M8 10h9M8 14h6',
  reply: 'M3 4.500h14v9.500H9l-4 3.500V14H3z',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10M12.5 12.500l4.5 4.5',
  send: 'M3 3.5 17.5 10 3 16.5 5 10zM5 10h6',
  smile: 'M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M7 8v.5M13 8v.5M6.5 12a4 4 0 0 0 7 0',
  stop: 'M5.5 5.500h9v9h-9z',
  strike: 'M3 10h14M14 6.500C13.5 5 12 4 10 4 7.5 4 6 5.3 6 7M6 13.500c.5 1.5 2 2.5 4 2.5 2.5 0 4-1.3 4-3',
  threads: 'M3 3.500h11v8H8l-3 2.500v-2.500H3zM16 7.500h1.500v8H15V18l-3-2.500H8',
  trash: 'M4 6h12M8 6V3.500h4V6M5.5 6l.8 11h7.400l.8-11',
  unread: 'M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon. Its container has the accessible name. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className={css.icon} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

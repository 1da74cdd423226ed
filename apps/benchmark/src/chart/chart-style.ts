/** Colours for a light and a dark background, distinguishable with red-green colour blindness. */
const COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#57606a', '#9da7b3'],
  ['#0969da', '#58a6ff'],
  ['#1b7f83', '#56d4dd'],
  ['#8250df', '#bc8cff'],
  ['#9a6700', '#e3b341'],
  ['#bf3989', '#f778ba'],
  ['#cf222e', '#ff7b72'],
];

/** The number of distinguishable curve styles. */
export const CURVE_STYLES = COLOURS.length;

const coloursOf = (ground: 0 | 1): string =>
  COLOURS.map((colours, index) => `.line-${index}{--colour:${colours[ground]}}`).join('');

/** The chart's style sheet: an SVG image does not inherit styles from the page. */
export const STYLE = [
  'text{font:13px system-ui,sans-serif;fill:#1f2328}',
  '.heading{font-size:17px;font-weight:600}.small{font-size:12px;fill:#57606a}',
  '.middle{text-anchor:middle}.end{text-anchor:end}',
  '.ground{fill:#fff}.grid{stroke:#d0d7de}.leader{fill:none;stroke:#8c959f;stroke-dasharray:2 2}',
  '.curve{fill:none;stroke:var(--colour);stroke-width:2}.dot,.label{fill:var(--colour)}',
  '.line-0.curve{stroke-dasharray:5 4}.line-1.curve{stroke-width:3}.line-1.label{font-weight:600}',
  coloursOf(0),
  '@media(prefers-color-scheme:dark){',
  'text{fill:#e6edf3}.small{fill:#9da7b3}.ground{fill:#0d1117}.grid{stroke:#30363d}.label{fill:var(--colour)}',
  coloursOf(1),
  '}',
].join('');

import { verbs } from './verbs.js';

/** What the second terminal can do, with an example of each. */
export function usage(): string[] {
  const width = Math.max(...verbs.map(({ example }) => example.length));
  return [
    'Acts as somebody in the local Slack of the demo: ann, bob or carol.',
    '',
    ...verbs.map(({ example, does }) => `  npm run slack -- ${example.padEnd(width)}  ${does}`),
    '',
    '  --on TEXT       the newest message that contains this, for what is done with a message',
    '  --channel NAME  where a command is written (general, if you say nothing else), or what is looked at',
  ];
}

import { parseCommand, type CommandWord } from './command-pattern.js';
import { NAME } from './validate-id-pattern.js';

/** What no word of a pattern may begin or end with: it would look like more than a word, and mean nothing. */
const ODD_WORD = /^["'“”‘„«<{[]|^—.|["'“”’»>}\]]$/u;

/** Why a command pattern can't work, as sentences that say how to write it, or null. */
export function commandProblem(pattern: string): string | null {
  const { command, words } = parseCommand(pattern);
  if (!command.startsWith('/') || command === '/') {
    return `The command "${pattern}" is not a slash and a name. Write it as Slack shows it, such as "/deploy".`;
  }
  if (words.length === 0) return null;
  const problem = words.map(wordProblem).find(found => found !== null) ?? orderProblem(words) ?? nameProblem(words);
  return problem === null ? null : `The command pattern "${pattern}" ${problem}`;
}

function wordProblem(word: CommandWord): string | null {
  switch (word.kind) {
    case 'literal':
      return ODD_WORD.test(word.text)
        ? `has "${word.text}", which is no plain word. ` +
            'Write ":id" for a word that is captured, "[id]" for one that may be left out, and leave quotes to those who type.'
        : null;
    case 'flag':
      return NAME.test(word.name)
        ? null
        : `has the flag "--${word.name}", and a flag is called by letters, digits, "_" and "-". Write it such as "--force".`;
    case 'parameter':
      return NAME.test(word.name) && !word.name.startsWith('--') ? null : parameterProblem(word);
  }
}

function parameterProblem({ name, isOptional, isRest }: Extract<CommandWord, { kind: 'parameter' }>): string {
  const inner = isRest ? `${name}...` : name;
  const given = isOptional ? `[${inner}]` : `:${inner}`;
  if (name.startsWith('--')) return `has "${given}". A flag may always be left out: write "${name}" alone.`;
  if (isOptional && name.startsWith(':')) return `has "${given}". Write "[${name.slice(1)}]", without the colon.`;
  if (name === '') return `has "${given}", which captures under no name. Name the parameter, such as ":id" or "[id]".`;
  return (
    `has a parameter called "${name}", and a name is made of letters, digits, "_" and "-". ` +
    'One that may be left out is "[id]", and ":words..." takes the rest of the text.'
  );
}

/** Only from the left can it be told which word is which. */
function orderProblem(words: readonly CommandWord[]): string | null {
  const ordered = words.filter(word => word.kind !== 'flag');
  const rest = ordered.findIndex(word => word.kind === 'parameter' && word.isRest);
  if (rest !== -1 && rest < ordered.length - 1) {
    return 'goes on behind the parameter that takes the rest of the text. Put that one last; only flags may follow.';
  }
  const optional = ordered.findIndex(word => word.kind === 'parameter' && word.isOptional);
  return optional !== -1 && ordered.slice(optional).some(word => word.kind === 'literal' || !word.isOptional)
    ? 'has a word that must be there behind one that may be left out. Put what is in brackets last, or declare two patterns.'
    : null;
}

function nameProblem(words: readonly CommandWord[]): string | null {
  const names = words.flatMap(word => (word.kind === 'literal' ? [] : [word.name]));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined
    ? null
    : `captures under the name "${twice}" twice, and only one value could be kept. Rename one of them.`;
}

/** How many aliases lead to another one at most. */
const MOST_ALIASES = 5;

/**
 * What the emoji of a workspace are: the address of a picture, or the name of another that stands for it. A name that
 * the workspace has not made stays what it is.
 * @param own the emoji of the workspace: URLs, or `alias:` and a name, by name
 */
export function customEmoji(own: Readonly<Record<string, string>>, name: string): { name: string } | { url: string } {
  let known = name;
  for (let step = 0; step < MOST_ALIASES && Object.hasOwn(own, known); step += 1) {
    const is = own[known] ?? '';
    if (!is.startsWith('alias:')) return { url: is };
    known = is.slice('alias:'.length);
  }
  return { name: known };
}

/** What the desk can't do, in a sentence that the user may read. */
export abstract class DeskError extends Error {}

/** A domain error whose message is written for the user. */
export abstract class DeskError extends Error {}

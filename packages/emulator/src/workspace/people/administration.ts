import type { User } from './users.js';

/** Whether somebody may manage the workspace. */
export const isAdmin = ({ role }: User): boolean => role !== 'member' && role !== 'guest';

// Can we tell who is asking? Only while our own database answers.
import 'server-only';
import { databaseAnswers } from './client';

/** True within about three seconds while the database answers. */
export function canTellWhoAsks(): Promise<boolean> {
  return databaseAnswers();
}

// A script that browsers load from a vendor: is it where we say, and is it one?
// The surprise: only its head is asked for, for it may be larger than any answer that we would read.
import { type Answer, ask } from './ask';
import { type Finding, failure, fine } from './finding';
import { type Asked, failureOfStatus, trouble } from './trouble';

export interface Script {
  finding: Finding;
  /** Null where there was none. */
  answer: Answer | null;
}

export async function checkScript(asked: string, url: string, whom: Asked): Promise<Script> {
  try {
    const answer = await ask(whom, url, { method: 'HEAD' });
    if (answer.status !== 200) throw failureOfStatus(whom, 'script', answer.status);
    return { finding: kindOf(asked, url, answer, whom), answer };
  } catch (error) {
    return { finding: trouble(asked, error, whom), answer: null };
  }
}

function kindOf(asked: string, url: string, { headers }: Answer, { setting }: Asked): Finding {
  const type = headers.get('content-type') ?? 'nothing';
  return /javascript/.test(type)
    ? fine(asked, `${new URL(url).host} serves it`)
    : failure(asked, `served as ${type}`, `Check ${setting}: that is no script.`);
}

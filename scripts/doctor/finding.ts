// What the doctor says of one question: what was asked, what came back, and what to do.
// The surprise: no finding repeats the words in which a request failed, for those may quote an address with what it holds.

export interface Finding {
  /** `unasked`: there is nothing to ask, and nothing wrong with that. */
  outcome: 'fine' | 'warning' | 'failure' | 'unasked';
  asked: string;
  answer: string;
  /** Empty where nothing is to be done. */
  advice: string;
}

/** The findings about one vendor, or one part of us. */
export interface Section {
  title: string;
  findings: Finding[];
}

export function fine(asked: string, answer: string, advice = ''): Finding {
  return { outcome: 'fine', asked, answer, advice };
}

export function unasked(asked: string, answer: string, advice = ''): Finding {
  return { outcome: 'unasked', asked, answer, advice };
}

export function warning(asked: string, answer: string, advice: string): Finding {
  return { outcome: 'warning', asked, answer, advice };
}

export function failure(asked: string, answer: string, advice: string): Finding {
  return { outcome: 'failure', asked, answer, advice };
}

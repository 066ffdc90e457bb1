import 'server-only';
import { drawnAnswer, isFieldRequired, longestAnswer } from '@/lib/fields/capture-rules';
import { type Choice, countryChoices } from '@/lib/fields/countries';
import { contentLang } from '@/lib/i18n/content-language';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations, type Translations } from '@/lib/i18n/translations';
import type { Question } from '@/lib/model';

/** Plain data, as it crosses to the browser. */
export interface FieldItem {
  name: string;
  label: string;
  /** Of a question of the publisher's own. */
  lang?: string;
  control: 'text' | 'email' | 'tel' | 'date' | 'checkbox' | 'radio' | 'select';
  autoComplete?: string;
  isRequired: boolean;
  maxLength: number;
  options: Choice[];
  answer: string;
}

/** With a legend if there are several fields. */
export interface QuestionItem {
  key: string;
  legend: string | null;
  fields: FieldItem[];
}

const autoComplete = {
  firstName: 'given-name',
  lastName: 'family-name',
  email: 'email',
  birthDate: 'bday',
  companyName: 'organization',
  phoneNumber: 'tel',
  address: 'address-line1',
  address2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postCode: 'postal-code',
  country: 'country',
};

/** `email` is suggested if the publisher asks for an address and has none. */
export async function questionItems(questions: Question[], email: string): Promise<QuestionItem[]> {
  const t = await getTranslations('capture');
  const lang = await contentLang();
  const countries = countryChoices(await requestLanguage());
  return questions.map((question) => ({
    key: question.key,
    legend:
      question.kind === 'name' || question.kind === 'address'
        ? t(`legends.${question.kind}`)
        : null,
    fields: Object.entries(question.answers).map(([name, answer]) => {
      const known = drawnAnswer(question, answer);
      return {
        name,
        label: question.wording ?? labelOf(name, t),
        lang: question.wording === undefined ? undefined : lang,
        control: controlOf(question, name),
        autoComplete: isFieldName(name) ? autoComplete[name] : undefined,
        isRequired: isFieldRequired(question, name),
        maxLength: longestAnswer(question),
        options: withKnown(known, name === 'country' ? countries : question.options.map(choiceOf)),
        answer: known || (name === 'email' ? email : ''),
      };
    }),
  }));
}

/** Keeps an answer that is no longer among the options. */
function withKnown(answer: string, options: Choice[]): Choice[] {
  const isGone =
    answer !== '' && options.length > 0 && options.every(({ value }) => value !== answer);
  return isGone ? [...options, choiceOf(answer)] : options;
}

function choiceOf(option: string): Choice {
  return { value: option, label: option };
}

function labelOf(name: string, t: Translations<'capture'>): string {
  return isFieldName(name) ? t(`fields.${name}`) : name;
}

function controlOf(question: Question, name: string): FieldItem['control'] {
  if (name === 'country') return 'select';
  if (question.kind === 'phone') return 'tel';
  if (question.kind === 'name' || question.kind === 'address') return 'text';
  return question.kind;
}

function isFieldName(name: string): name is keyof typeof autoComplete {
  return Object.hasOwn(autoComplete, name);
}

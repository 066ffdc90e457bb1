import '@/app/globals.css';
import { fonts } from '@/components/brand/fonts';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import texts from '@/messages/global-error.json';

/** Without the root layout, language and messages cannot come from the server. */
export function GlobalErrorPage() {
  const language = browserLanguage();
  const { title, sentence, again } = texts[language];
  return (
    <html lang={language} className={fonts}>
      <body className="flex min-h-dvh flex-col">
        <title>{title}</title>
        <LostPage title={title} sentence={sentence}>
          <ButtonLink href="" loadsDocument>
            {again}
          </ButtonLink>
        </LostPage>
      </body>
    </html>
  );
}

type Language = keyof typeof texts;

/** From the failed page, or else the browser's first language that we have. */
function browserLanguage(): Language {
  const wanted = [document.documentElement.lang, ...navigator.languages];
  const codes = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.find((code): code is Language => code in texts) ?? 'en';
}

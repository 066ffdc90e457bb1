import '@/app/globals.css';
import { fonts } from '@/components/brand/fonts';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import sentences from '@/messages/global-error-sentence.json';

interface GlobalErrorLookProps {
  language: keyof typeof sentences;
  title: string;
  again: string;
}

export function GlobalErrorLook({ language, title, again }: GlobalErrorLookProps) {
  return (
    <html lang={language} className={fonts}>
      <body className="flex min-h-dvh flex-col">
        <title>{title}</title>
        <LostPage title={title} sentence={sentences[language]}>
          <ButtonLink href="" loadsDocument>
            {again}
          </ButtonLink>
        </LostPage>
      </body>
    </html>
  );
}

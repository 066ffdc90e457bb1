import '@/app/globals.css';
import { fonts } from '@/components/brand/fonts';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';

interface GlobalErrorLookProps {
  language: string;
  title: string;
  sentence: string;
  again: string;
}

export function GlobalErrorLook({ language, title, sentence, again }: GlobalErrorLookProps) {
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

import type { ButtonLook } from '@/components/layout/button';
import { Link, type LinkProps } from '@/components/navigation/link';

type ButtonLinkProps = Omit<LinkProps, 'className'> & { look?: ButtonLook };

export function ButtonLink({ look = 'primary', ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={`button button-${look}`} />;
}

import { Link, type LinkProps } from '@/components/navigation/link';

export type ButtonLook = 'primary' | 'secondary' | 'plain';

type ButtonLinkProps = Omit<LinkProps, 'className'> & { look?: ButtonLook };

export function ButtonLink({ look = 'primary', ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={`button button-${look}`} />;
}

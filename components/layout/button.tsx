import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'plain';

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & { look?: ButtonLook };

export function Button({ look = 'primary', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`button button-${look}`} />;
}

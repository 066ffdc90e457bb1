import { customerPages } from './customer-pages';
import { guestPages } from './guest-pages';

/** Every page of the storefront, and every state of it that looks different. */
export const everyPage = [...guestPages, ...customerPages];

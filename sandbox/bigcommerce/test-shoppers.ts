import type { Shopper } from './world';

export const testShoppers: Shopper[] = [
  {
    id: 4927,
    email: 'mira@example.com',
    firstName: 'Mira',
    lastName: 'Okafor',
    groupId: 0,
    story:
      'Has several orders, one with a product no longer sold; also one not finished, one cancelled, one declined',
  },
  {
    id: 4928,
    email: 'jonas@example.com',
    firstName: 'Jonas',
    lastName: 'Weber',
    groupId: 6,
    story: 'Pays in euros, and once in yen; belongs to a customer group',
  },
  {
    id: 4929,
    email: 'ines@example.com',
    firstName: 'Inês',
    lastName: 'Duarte',
    groupId: 0,
    story: 'Has never ordered anything',
  },
  {
    id: 4930,
    email: 'otis@example.com',
    firstName: 'Otis',
    lastName: 'Lind',
    groupId: 2,
    story: 'Comes every week: sixty orders, more than one page of them',
  },
  {
    id: 4931,
    email: 'noor@example.com',
    firstName: 'Noor',
    lastName: 'Haddad',
    groupId: 0,
    story: 'Bought one thing, and has begun twenty-one orders since that she never finished',
  },
];

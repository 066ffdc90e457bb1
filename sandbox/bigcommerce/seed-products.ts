// Product 80, the popcorn bowl, was deleted: only old orders name it.

import type { Product } from './world';

export const DELETED_PRODUCT = { id: 80, name: 'Popcorn bowl', sku: 'BOWL-1', price: 18 };

export function seededProducts(): Product[] {
  return [
    {
      id: 77,
      name: 'Usher’s torch',
      description: 'Finds row F in the dark, and nothing else with it.',
      sku: 'TORCH-1',
      price: 24.5,
      isVisible: true,
      slug: 'ushers-torch',
    },
    {
      id: 78,
      name: 'Tide clock',
      description: 'One hand, two tides. Goes well above a bath.',
      sku: 'TIDE-1',
      price: 65.23,
      isVisible: true,
      slug: 'tide-clock',
    },
    {
      id: 79,
      name: 'Opera glasses',
      description: 'For the back row, and for the faces in the front one.',
      sku: 'OPERA-1',
      price: 48,
      isVisible: true,
      slug: 'opera-glasses',
    },
    {
      id: 81,
      name: 'Half-orange lamp',
      description: 'A planet, cut open. Warm light, no pips.',
      sku: 'LAMP-1',
      price: 119.9,
      isVisible: true,
      slug: 'half-orange-lamp',
    },
    {
      id: 82,
      name: 'Velvet curtain, by the metre',
      description: 'Theatre red, and heavy enough to keep a room quiet.',
      sku: 'VELVET-1',
      price: 32,
      isVisible: true,
      slug: 'velvet-curtain',
    },
    {
      id: 83,
      name: 'Season poster, to print at home',
      description: 'Twelve evenings on one sheet. A file, not a parcel.',
      sku: 'POSTER-D',
      price: 9,
      isVisible: true,
      slug: 'season-poster',
    },
    {
      id: 84,
      name: 'Staff apron',
      description: 'Not for sale on this page.',
      sku: 'APRON-1',
      price: 0,
      isVisible: false,
      slug: 'staff-apron',
    },
  ];
}

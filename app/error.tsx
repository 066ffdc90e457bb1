'use client';

// Drawn in app/layout.tsx. The server has already logged the error; its details are not shown.
export { ProblemPage as default } from '@/components/layout/problem-page.client';

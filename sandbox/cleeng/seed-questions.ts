import { PUBLISHER } from './publishers';
import type { CaptureSetting, CleengWorld, ConsentDefinition } from './world';

export function seededConsents(): ConsentDefinition[] {
  return [
    {
      broadcasterId: 0,
      name: 'terms',
      label:
        'I accept the <a href="https://cleeng.com/cloud/consumer-terms" target="_blank">Terms and Conditions</a> of Cleeng.',
      required: true,
      version: '10',
      value: 'https://cleeng.com/cloud/consumer-terms',
      enabledByDefault: false,
    },
    {
      broadcasterId: PUBLISHER.id,
      name: 'broadcaster_terms',
      label:
        'I accept the <a href="https://example.com/terms" target="_blank">Terms of use</a> and the <a href="https://example.com/privacy" target="_blank">Privacy policy</a>.',
      required: true,
      version: '2',
      value: 'https://example.com/terms',
      enabledByDefault: false,
    },
    {
      broadcasterId: PUBLISHER.id,
      name: 'broadcaster_marketing',
      label: 'Yes, I want to receive updates about new programmes and offers.',
      required: false,
      version: '1',
      value: '',
      enabledByDefault: true,
    },
  ];
}

export function seededCapture(): CleengWorld['capture'] {
  return { isEnabled: true, settings: seededSettings() };
}

function seededSettings(): CaptureSetting[] {
  return [
    { key: 'email', enabled: false, required: false },
    { key: 'firstNameLastName', enabled: true, required: true },
    { key: 'birthDate', enabled: true, required: false },
    { key: 'companyName', enabled: false, required: false },
    { key: 'phoneNumber', enabled: false, required: false },
    { key: 'address', enabled: false, required: false },
    {
      key: 'custom_1',
      enabled: true,
      required: true,
      question: 'How did you hear about us?',
      value: 'A friend;Search engine;Social media;An advertisement',
    },
    {
      key: 'custom_2',
      enabled: true,
      required: false,
      question: 'May we tell you about premieres?',
      value: 'Yes, tell me about premieres',
    },
    {
      key: 'custom_3',
      enabled: false,
      required: false,
      question: 'Do you watch alone or together?',
      value: 'Alone;Together',
    },
    {
      key: 'custom_4',
      enabled: false,
      required: false,
      question: 'What should we show next?',
      value: '',
    },
  ];
}

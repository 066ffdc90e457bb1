// https://developer.kustomer.com/docs/chat/web-customization

/** @typedef {{ title: string, open: string, close: string, begin: string, message: string, send: string, messages: string, you: string, agent: string, welcome: string, failed: string, conversations: string }} Translations */

/** @type {Record<string, Translations>} */
const languages = {
  en: {
    title: 'Chat',
    open: 'Open the chat',
    close: 'Close the chat',
    begin: 'New conversation',
    message: 'Your message',
    send: 'Send',
    messages: 'Messages',
    you: 'You',
    agent: 'Support',
    welcome: 'How can we help?',
    failed: 'That was not sent. Please try again.',
    conversations: 'Conversation',
  },
  nl: {
    title: 'Chat',
    open: 'Chat openen',
    close: 'Chat sluiten',
    begin: 'Nieuw gesprek',
    message: 'Je bericht',
    send: 'Versturen',
    messages: 'Berichten',
    you: 'Jij',
    agent: 'Klantenservice',
    welcome: 'Waarmee kunnen we helpen?',
    failed: 'Dat is niet verstuurd. Probeer het nog eens.',
    conversations: 'Gesprek',
  },
  de: {
    title: 'Chat',
    open: 'Chat öffnen',
    close: 'Chat schließen',
    begin: 'Neue Unterhaltung',
    message: 'Deine Nachricht',
    send: 'Senden',
    messages: 'Nachrichten',
    you: 'Du',
    agent: 'Support',
    welcome: 'Wie können wir helfen?',
    failed: 'Das wurde nicht gesendet. Bitte noch einmal versuchen.',
    conversations: 'Unterhaltung',
  },
  es: {
    title: 'Chat',
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    begin: 'Nueva conversación',
    message: 'Tu mensaje',
    send: 'Enviar',
    messages: 'Mensajes',
    you: 'Tú',
    agent: 'Soporte',
    welcome: '¿En qué podemos ayudarte?',
    failed: 'No se ha enviado. Inténtalo de nuevo.',
    conversations: 'Conversación',
  },
  pl: {
    title: 'Czat',
    open: 'Otwórz czat',
    close: 'Zamknij czat',
    begin: 'Nowa rozmowa',
    message: 'Twoja wiadomość',
    send: 'Wyślij',
    messages: 'Wiadomości',
    you: 'Ty',
    agent: 'Obsługa',
    welcome: 'W czym możemy pomóc?',
    failed: 'Nie wysłano. Spróbuj ponownie.',
    conversations: 'Rozmowa',
  },
};

/** `en`, `en_us` and `en-GB` are English, and so is every language that is not listed. @param {string} [lang] */
export function translationsFor(lang = 'en') {
  const language = lang.toLowerCase().slice(0, 2);
  const t = languages[language];
  return t ? { language, t } : { language: 'en', t: /** @type {Translations} */ (languages.en) };
}

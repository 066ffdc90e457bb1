// https://developers.cleeng.com/docs/auth-hosted-widget
// Consents come from the publisher and most refusals from the API: neither is translated here.

/** @typedef {typeof english} Translations */

const english = {
  logIn: 'Log in',
  logOut: 'Log out',
  register: 'Register',
  forgot: 'Forgot your password?',
  email: 'Email',
  password: 'Password',
  wrong: 'Wrong email or password.',
  reset: 'Reset your password',
  sendLink: 'Send me a link',
  sentTitle: 'Look into your mail',
  /** @param {string} email */
  sent: (email) => `If ${email} belongs to an account, a link to a new password is on its way.`,
  loggedIn: 'You are logged in.',
  /** @param {string} email */
  loggedInAs: (email) => `You are logged in as ${email}.`,
  silent: 'Cleeng does not answer right now.',
  again: 'Please try again.',
  overloaded: 'Cleeng is overloaded. Please wait ten seconds and try again.',
  cookiesBlocked: 'This browser keeps no cookies for Cleeng. Please allow them and try again.',
};

/** @type {Record<string, Translations>} */
const languages = {
  en: english,
  nl: {
    logIn: 'Inloggen',
    logOut: 'Uitloggen',
    register: 'Registreren',
    forgot: 'Wachtwoord vergeten?',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    wrong: 'E-mailadres of wachtwoord klopt niet.',
    reset: 'Wachtwoord opnieuw instellen',
    sendLink: 'Stuur me een link',
    sentTitle: 'Kijk in je mail',
    sent: (email) =>
      `Als ${email} bij een account hoort, is een link naar een nieuw wachtwoord onderweg.`,
    loggedIn: 'Je bent ingelogd.',
    loggedInAs: (email) => `Je bent ingelogd als ${email}.`,
    silent: 'Cleeng antwoordt nu niet.',
    again: 'Probeer het nog eens.',
    overloaded: 'Cleeng is overbelast. Wacht tien seconden en probeer het nog eens.',
    cookiesBlocked:
      'Deze browser bewaart geen cookies voor Cleeng. Sta ze toe en probeer het nog eens.',
  },
  es: {
    logIn: 'Iniciar sesión',
    logOut: 'Cerrar sesión',
    register: 'Registrarse',
    forgot: '¿Has olvidado tu contraseña?',
    email: 'Correo electrónico',
    password: 'Contraseña',
    wrong: 'El correo electrónico o la contraseña no son correctos.',
    reset: 'Restablecer la contraseña',
    sendLink: 'Envíame un enlace',
    sentTitle: 'Mira tu correo',
    sent: (email) =>
      `Si ${email} pertenece a una cuenta, un enlace para elegir una nueva contraseña va de camino.`,
    loggedIn: 'Has iniciado sesión.',
    loggedInAs: (email) => `Has iniciado sesión como ${email}.`,
    silent: 'Cleeng no responde ahora mismo.',
    again: 'Inténtalo de nuevo.',
    overloaded: 'Cleeng está sobrecargado. Espera diez segundos e inténtalo de nuevo.',
    cookiesBlocked: 'Este navegador no guarda cookies de Cleeng. Permítelas e inténtalo de nuevo.',
  },
  de: {
    logIn: 'Anmelden',
    logOut: 'Abmelden',
    register: 'Registrieren',
    forgot: 'Passwort vergessen?',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    wrong: 'E-Mail-Adresse oder Passwort ist falsch.',
    reset: 'Passwort zurücksetzen',
    sendLink: 'Link zuschicken',
    sentTitle: 'Schau in deine Mails',
    sent: (email) =>
      `Wenn ${email} zu einem Konto gehört, ist ein Link zu einem neuen Passwort unterwegs.`,
    loggedIn: 'Du bist angemeldet.',
    loggedInAs: (email) => `Du bist als ${email} angemeldet.`,
    silent: 'Cleeng antwortet gerade nicht.',
    again: 'Bitte versuche es noch einmal.',
    overloaded: 'Cleeng ist überlastet. Bitte warte zehn Sekunden und versuche es noch einmal.',
    cookiesBlocked:
      'Dieser Browser behält keine Cookies für Cleeng. Bitte erlaube sie und versuche es noch einmal.',
  },
  pl: {
    logIn: 'Zaloguj się',
    logOut: 'Wyloguj się',
    register: 'Zarejestruj się',
    forgot: 'Nie pamiętasz hasła?',
    email: 'Adres e-mail',
    password: 'Hasło',
    wrong: 'Adres e-mail lub hasło się nie zgadza.',
    reset: 'Ustaw nowe hasło',
    sendLink: 'Wyślij mi link',
    sentTitle: 'Zajrzyj do poczty',
    sent: (email) =>
      `Jeśli ${email} należy do jakiegoś konta, link do nowego hasła jest już w drodze.`,
    loggedIn: 'Zalogowano cię.',
    loggedInAs: (email) => `Zalogowano cię jako ${email}.`,
    silent: 'Cleeng teraz nie odpowiada.',
    again: 'Spróbuj ponownie.',
    overloaded: 'Serwis Cleeng jest przeciążony. Poczekaj dziesięć sekund i spróbuj ponownie.',
    cookiesBlocked:
      'Ta przeglądarka nie zapisuje plików cookie dla Cleeng. Zezwól na nie i spróbuj ponownie.',
  },
};

/** `nl` and `nl-NL` are Dutch; any other language is English. @param {string | null} attribute */
export function translationsFor(attribute) {
  const language = (attribute ?? '').toLowerCase().replace(/-.*/, '');
  const t = Object.hasOwn(languages, language) ? languages[language] : undefined;
  return t ? { language, t } : { language: 'en', t: english };
}

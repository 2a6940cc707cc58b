// Runs before the first paint, so that neither theme nor language is seen changing.
(() => {
  const root = document.documentElement;
  /** @param {string} key */
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const asked = new URLSearchParams(location.search).get('lang');
  const wanted = asked ?? kept('ackademy.language') ?? navigator.languages.find((tag) => /^(ko|en)\b/.test(tag)) ?? 'en';
  root.lang = wanted.startsWith('ko') ? 'ko' : 'en';
  const theme = kept('ackademy.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();

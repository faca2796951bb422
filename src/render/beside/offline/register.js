// The dossier asks to keep itself readable without a network; who saves data is not asked.
if ('serviceWorker' in navigator && !navigator.connection?.saveData) {
  navigator.serviceWorker.register(new URL('../sw.js', import.meta.url)).catch(() => {});
}

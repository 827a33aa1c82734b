// Conveniences alone: every page works without this file.
(() => {
  // A choice above the page is sent as soon as it is made.
  document.addEventListener('change', (event) => {
    if (event.target.matches('select[data-sends]')) event.target.form.requestSubmit();
  });
  document.querySelectorAll('select[data-sends]').forEach((each) => {
    each.form.classList.add('sends');
  });
  // In a narrow window the menu shows where one is, and that there is more on both sides.
  const here = document.querySelector('.nav [aria-current]');
  if (here) {
    const nav = here.closest('.nav');
    nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }
  // Ctrl or Cmd and K: to the search.
  document.addEventListener('keydown', (event) => {
    const find = document.getElementById('find');
    if (find && event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      find.focus();
    }
  });
  // A menu closes by Escape, and when the eye goes elsewhere.
  document.addEventListener('keydown', (event) => {
    const open = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    }
  });
  document.addEventListener('click', (event) => {
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  // Text to be copied; without this the text can still be marked and copied by hand.
  document.querySelectorAll('button[data-copies]').forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText.trim());
      const said = document.querySelector('[data-copy-said]');
      if (said) said.textContent = button.dataset.copied;
    });
  });
  // A form is sent once.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.dataset.again) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = '1';
    setTimeout(() => delete form.dataset.sent, 4000);
  });
})();

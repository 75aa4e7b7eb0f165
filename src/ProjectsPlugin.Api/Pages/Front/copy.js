// Copies the value that stands before each button. Without this script no button shows, and neither where pages may not use the clipboard.
'use strict';
if (navigator.clipboard) {
  const said = document.getElementById('copied');
  for (const button of document.querySelectorAll('button[data-copied]')) {
    const name = button.textContent;
    const value = button.previousElementSibling;
    const label = document.getElementById(button.getAttribute('aria-describedby'));
    let over;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(value.textContent);
      } catch {
        getSelection().selectAllChildren(value);
        return;
      }
      button.textContent = button.dataset.copied;
      said.textContent = `${button.dataset.copied}: ${label.textContent}`;
      clearTimeout(over);
      over = setTimeout(() => { button.textContent = name; }, 2000);
    });
  }
}

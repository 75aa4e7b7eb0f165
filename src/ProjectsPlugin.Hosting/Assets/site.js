// Shows the buttons that work by it alone, to copy a value and to see a password, and times as the reader's clock has them. Without it a page has
// everything else, and says which times are UTC.
'use strict';

const main = document.querySelector('main');
const copies = navigator.clipboard ? document.querySelectorAll('button[data-copied]') : [];
const said = document.createElement('p');
said.className = 'unseen';
said.setAttribute('role', 'status');
if (copies.length) {
  main.append(said);
}

for (const button of copies) {
  const name = button.textContent;
  const value = button.previousElementSibling;
  const label = document.getElementById(button.getAttribute('aria-describedby'));
  let over;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(value.innerText);
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

for (const button of document.querySelectorAll('button[data-hide]')) {
  const fields = button.getAttribute('aria-controls').split(' ').map(id => document.getElementById(id));
  const word = button.firstChild;
  const show = word.data;
  const set = shown => {
    word.data = shown ? button.dataset.hide : show;
    for (const field of fields) {
      field.type = shown ? 'text' : 'password';
    }
  };
  button.hidden = false;
  button.addEventListener('click', () => set(fields[0].type === 'password'));
  // A browser keeps what was typed into fields of text, to offer it to whoever types there next.
  button.form.addEventListener('submit', () => set(false));
}

const language = document.documentElement.lang;
const midnight = time => new Date(time.getFullYear(), time.getMonth(), time.getDate());
for (const time of document.querySelectorAll('time[data-local]')) {
  const at = new Date(time.dateTime);
  const days = Math.round((midnight(at) - midnight(new Date())) / 864e5);
  const day = days === 0 || days === -1
    ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
    : at.toLocaleDateString(language, { dateStyle: time.dataset.local });
  time.textContent = `${day} ${at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

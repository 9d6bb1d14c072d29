/** mark.js at its quickest (no accents, no words across elements, capitals as given), told the forms that are there. In the page's own world. */
import { elapsed, tell } from './clock';
import Mark from 'mark.js';

const forms = JSON.parse(document.getElementById('forms')!.textContent!) as string[];
new Mark(document.body).mark(forms, {
  separateWordSearch: false,
  diacritics: false,
  caseSensitive: true,
  done: (marks: number) => tell({ marker: elapsed(), marks, forms: forms.length }),
});

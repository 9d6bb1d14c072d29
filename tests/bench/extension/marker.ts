/**
 * mark.js, told the forms that are there, in the page's own world: as quick as it can be (no accents, capitals as given).
 * On `/marker/` it finds words across elements, as the judge does; on `/marker-within/` only within one.
 */
import { elapsed, tell } from './clock';
import Mark from 'mark.js';

const forms = JSON.parse(document.getElementById('forms')!.textContent!) as string[];
new Mark(document.body).mark(forms, {
  separateWordSearch: false,
  diacritics: false,
  caseSensitive: true,
  acrossElements: location.pathname.startsWith('/marker/'),
  done: (marks: number) => tell({ marker: elapsed(), marks, forms: forms.length }),
});

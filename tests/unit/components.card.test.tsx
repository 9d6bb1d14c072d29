// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { HoverCard } from '../../components/HoverCard';
import type { CardProps } from '../../components/types';
import { pack, report } from './helpers/report';
import { words } from './helpers/words';

afterEach(cleanup);

function show(mention: string, rest: Partial<CardProps> = {}) {
  const calls = {
    onPin: vi.fn(),
    onClose: vi.fn(),
    onStep: vi.fn(),
    onMute: vi.fn(),
    onWrong: vi.fn(),
    onOpen: vi.fn(),
  };
  const props: CardProps = {
    words: words(),
    pack,
    report,
    mention,
    pinned: false,
    index: 2,
    count: 4,
    ...calls,
    ...rest,
  };
  const view = render(<HoverCard {...props} />);
  return { ...calls, ...view, props };
}
const passage = (id: string) => pack.passages.find((p) => p.id === id)!;

describe('HoverCard', () => {
  it('is a dialog named by its concept that is not modal', () => {
    show('m2');
    const card = screen.getByRole('dialog', { name: 'Motor omnibus' });
    expect(card.getAttribute('aria-modal')).toBeNull();
  });

  it('says how the essay speaks, the claim, and the exact words that it quotes', () => {
    show('m2');
    const { text, quote, claim } = passage('p2');
    expect(screen.getByText('The essay argues')).toBeTruthy();
    expect(screen.getByText(claim.en)).toBeTruthy();
    const quoted = document.querySelector('blockquote')!;
    expect(quoted.textContent).toBe(text.slice(quote.start, quote.end));
    expect(quoted.lang).toBe('en');
  });

  it('quotes the sentence that speaks of the mention’s own concept where the pack has one', () => {
    const linked = { ...report, mentions: [{ ...report.mentions[0]!, passages: [report.mentions[0]!.passages[1]!] }] };
    show('m1', { report: linked });
    const { text, quotes } = passage('p5');
    expect(document.querySelector('blockquote')!.textContent).toBe(text.slice(quotes![0]!.start, quotes![0]!.end));
  });

  it('dashes doubtful words and says what has overtaken them, with the source', () => {
    show('m2');
    const dashed = [...document.querySelectorAll('.doubt')].map((m) => m.textContent).join('');
    expect(dashed).toBe('No motor omnibus will ever move a football crowd.');
    const note = document.querySelector<HTMLElement>('.note')!;
    expect(note.textContent).toContain('Overtaken. Buses have carried the crowds');
    const source = within(note).getByRole('link', { name: 'Hallmere City Archive' });
    expect(source.getAttribute('href')).toMatch(/^https:/);
    expect(source.getAttribute('rel')).toContain('noopener');
  });

  it('bands the words that the article shares, as one phrase where they stand together', () => {
    show('m1');
    expect([...document.querySelectorAll('.hit')].map((m) => m.textContent)).toEqual(['harbour line']);
  });

  it('says who, when and that it is opinion, and leads to the passage', () => {
    const { onOpen } = show('m2');
    const caption = document.querySelector('figcaption')!;
    expect(caption.textContent).toContain('Edith Lorne, Hallmere Evening Gazette, March 1926');
    expect(within(caption).getByText('Opinion')).toBeTruthy();
    fireEvent.click(within(caption).getByRole('button', { name: 'Passage 2' }));
    expect(onOpen).toHaveBeenCalledWith({ section: 'essay', passage: 'p2', mention: 'm2' });
  });

  it('dates an event as the editors’ own, by the essay’s phrase or by how it is named', () => {
    show('m2');
    const [line] = document.querySelectorAll('.when li');
    expect(line!.textContent).toContain('6 Oct 1925 · date by editors, from Last autumn');
    cleanup();
    show('m3');
    expect(document.querySelector('.when li')!.textContent).toContain('Apr 1924 · named in the essay, date by editors');
  });

  it('shows one thing that has happened since, apart from the essay’s events', () => {
    show('m1');
    const line = document.querySelector('.when li')!;
    expect(line.textContent).toContain('14 Jul 1951 · since the essay');
    expect(line.querySelector('svg')!.getAttribute('class')).toContain('later');
  });

  it('says plainly where the essay has nothing to say', () => {
    const { onOpen } = show('m4');
    expect(screen.getByText('The essay says nothing on this.')).toBeTruthy();
    expect(document.querySelector('blockquote')).toBeNull();
    fireEvent.click(screen.getByText('Open in sidebar'));
    expect(onOpen).toHaveBeenCalledWith({ section: 'terms', mention: 'm4' });
  });

  it('is not there for a mention that is not', () => {
    const { container } = show('m99');
    expect(container.innerHTML).toBe('');
  });

  it('explains itself in plain words, and closes again', () => {
    show('m2');
    const button = screen.getByText('Why this?');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const why = document.getElementById(button.getAttribute('aria-controls')!)!;
    expect(why.textContent).toContain('motor omnibuses counts here because of trams elsewhere in the article.');
    expect(why.textContent).toContain('The passage says');
    expect(why.textContent).toContain('motor omnibuses');
    expect(why.textContent).toContain('Both also speak of City council.');
    expect(why.textContent).toContain('The article’s 1925 is this event’s own date.');
    fireEvent.click(button);
    expect(document.querySelector('.why')).toBeNull();
  });

  it('explains forms and patterns too, and names the next best passages', () => {
    const { onOpen } = show('m1');
    fireEvent.click(screen.getByText('Why this?'));
    expect(document.querySelector('.why')!.textContent).toContain('trams is a name for “Tramway”.');
    fireEvent.click(within(document.querySelector<HTMLElement>('.why')!).getByRole('button', { name: 'Passage 5' }));
    expect(onOpen).toHaveBeenCalledWith({ section: 'essay', passage: 'p5', mention: 'm1' });
    cleanup();
    show('m3');
    fireEvent.click(screen.getByText('Why this?'));
    expect(document.querySelector('.why')!.textContent).toContain('cheap tram fare joins cheap and tram fare');
  });

  it('closes the reason when another mention comes', () => {
    const { rerender, props } = show('m2');
    fireEvent.click(screen.getByText('Why this?'));
    rerender(<HoverCard {...props} mention="m1" />);
    expect(document.querySelector('.why')).toBeNull();
  });

  it('steps, pins, closes and opens in the sidebar', () => {
    const { onStep, onPin, onClose, onOpen } = show('m2');
    expect(screen.getByText('2 of 4')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Next'));
    fireEvent.click(screen.getByLabelText('Previous'));
    expect(onStep.mock.calls).toEqual([[1], [-1]]);
    const pin = screen.getByLabelText('Pin');
    expect(pin.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(pin);
    expect(onPin).toHaveBeenCalledWith(true);
    fireEvent.click(screen.getByLabelText('Close'));
    expect(onClose).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByText('Open in sidebar'));
    expect(onOpen).toHaveBeenCalledWith({ section: 'passages', passage: 'p2', mention: 'm2' });
  });

  it('has no way on where there is one mention only', () => {
    show('m2', { index: 1, count: 1 });
    expect(screen.getByLabelText<HTMLButtonElement>('Next').disabled).toBe(true);
  });

  it('keeps muting and objecting in a menu that the arrow keys walk and Escape closes, not the card', () => {
    const { onMute, onWrong, onClose } = show('m2');
    const outer = vi.fn();
    document.addEventListener('keydown', outer);
    const button = screen.getByLabelText('More');
    fireEvent.click(button);
    const [mute, wrong] = screen.getAllByRole('menuitem');
    expect(document.activeElement).toBe(mute);
    fireEvent.keyDown(mute!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(wrong);
    fireEvent.keyDown(wrong!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(mute);
    outer.mockClear();
    fireEvent.keyDown(mute!, { key: 'Escape' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(outer).not.toHaveBeenCalled();
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(button);
    fireEvent.click(screen.getByText('Stop marking this term'));
    fireEvent.click(button);
    fireEvent.click(screen.getByText('This mark is wrong'));
    expect([onMute.mock.calls.length, onWrong.mock.calls.length]).toEqual([1, 1]);
    document.removeEventListener('keydown', outer);
  });

  it('speaks Korean, and quotes in the essay’s own language', () => {
    show('m2', { words: words('ko') });
    const card = screen.getByRole('dialog', { name: '승합버스' });
    expect(card.lang).toBe('ko');
    expect(screen.getByText('칼럼의 주장')).toBeTruthy();
    expect(screen.getByText(passage('p2').claim.ko)).toBeTruthy();
    expect(document.querySelector('blockquote')!.lang).toBe('en');
    expect(document.querySelector('.when time')!.textContent).toBe('1925년 10월 6일');
  });

  it('has no text field, and no style that is not set through the object model', () => {
    show('m2');
    fireEvent.click(screen.getByText('Why this?'));
    expect(document.querySelector('input, textarea, [contenteditable], style')).toBeNull();
  });
});

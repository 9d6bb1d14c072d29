import type { Reply } from '../../e2e/harness/proxy.ts';
import { acts, article, escape, page, STYLE } from './markup.ts';
import { arabic, japanese, pie, story, type Story } from './story.ts';

/** A page kind: what it is served as. `other` is a second origin, for frames. */
export type Kind = (other: string) => string | Reply;

const shadow = (mode: 'open' | 'closed'): string =>
  page({
    story,
    main: '<calder-story></calder-story>',
    tail: acts(
      `reassign:function(){root.adoptedStyleSheets=[new CSSStyleSheet()]}`,
      `var root=document.querySelector('calder-story').attachShadow({mode:'${mode}'});
var look=new CSSStyleSheet();look.replaceSync(${JSON.stringify(STYLE)});root.adoptedStyleSheets=[look];
root.innerHTML=${JSON.stringify(article(story)).replace(/</g, '\\u003c')};`,
    ),
  });

/** Inline elements nested a thousand deep around the article, as page builders do it, and no deeper than parsers allow. */
const nested = (depth: number): string => `${'<div>'.repeat(depth)}${article(story)}${'</div>'.repeat(depth)}`;

const words = (n: number): string => `<span>${n}</span> `;

export const hostile: Record<string, Kind> = {
  /** The page as it is without anything hostile. */
  plain: () => page({ story }),
  /** About something else: nothing may be marked. */
  pie: () => page({ story: pie }),
  dark: () =>
    page({
      story,
      head: '<style>body{background:#16181c;color:#e8e6e1}.byline{color:#aaa}</style>',
      tail: acts(`light:function(){document.body.style.cssText='background:#fff;color:#111'}`),
    }),
  /** No colours of its own, so the browser's dark canvas when the reader's system is dark. */
  'dark-canvas': () => page({ story, head: '<meta name="color-scheme" content="dark"><style>body{background:none;color:CanvasText}</style>' }),
  'highlights-cleared': () =>
    page({
      story,
      tail: acts(`clear:function(){CSS.highlights.clear()},empty:function(){CSS.highlights.forEach(function(h){h.clear()})},
delete:function(){Array.from(CSS.highlights.keys()).forEach(function(k){CSS.highlights.delete(k)})}`),
    }),
  /** Uses the names that ours have, in the registry and in its style. */
  'our-names': () =>
    page({
      story,
      head: '<style>::highlight(p38-mark),::highlight(p38-active){background-color:rgb(255,0,0)!important;color:rgb(0,255,0)!important;text-decoration:none!important}</style>',
      tail: acts(`take:function(){var r=new Range();r.selectNodeContents(document.querySelector('.foot'));
['p38-mark','p38-mark-dark','p38-active'].forEach(function(n){CSS.highlights.set(n,new Highlight(r))})}`),
    }),
  'sheets-open': () => shadow('open'),
  prototypes: () =>
    page({
      story,
      head: `<script>
window.broken=0;
function breakAll(on,where,names){for(var i=0;i<names.length;i++)(function(name){on[name]=function(){window.broken++;throw new Error(where+name)}})(names[i])}
breakAll(Node.prototype,'Node.',['appendChild','insertBefore','removeChild','contains','getRootNode','cloneNode']);
breakAll(Element.prototype,'Element.',['append','remove','attachShadow','matches','closest','getBoundingClientRect','showPopover']);
breakAll(Array.prototype,'Array.',['map','filter','forEach','push','some','every','slice','splice','indexOf','find','includes','join','concat']);
Promise.prototype.then=function(){window.broken++;throw new Error('then')};
Map.prototype.get=Map.prototype.set=Set.prototype.add=function(){window.broken++;throw new Error('collection')};
String.prototype.slice=RegExp.prototype.exec=function(){window.broken++;throw new Error('string')};
window.Range=window.StaticRange=window.Highlight=window.MutationObserver=window.IntersectionObserver=function(){window.broken++;throw new Error('constructor')};
window.requestAnimationFrame=window.setTimeout=function(){window.broken++;throw new Error('timer')};
Object.defineProperty(document,'caretPositionFromPoint',{value:function(){window.broken++;return null}});
</script>`,
    }),
  /** Named elements that hide the document's and the form's own properties, around the story. */
  clobbered: () =>
    page({
      story,
      main: `<form>${['parentNode', 'assignedSlot', 'matches', 'getAttribute', 'localName', 'nodeType', 'firstChild', 'isConnected']
        .map((name) => `<input type="hidden" name="${name}">`)
        .join('')}${article(story)}</form>`,
      tail: ['caretPositionFromPoint', 'documentElement', 'querySelectorAll', 'fullscreenElement', 'elementFromPoint', 'getSelection', 'hidden', 'activeElement']
        .map((name) => `<img name="${name}" alt="">`)
        .join(''),
    }),
  inert: () => page({ story, body: ' inert' }),
  'inert-root': () => page({ story, html: ' inert' }),
  'all-unset': () =>
    page({
      story,
      head: '<style>*,*::before,*::after{all:unset!important}html,body,div,main,article,header,p,h1{display:block!important}.text{padding:0 20px!important}</style>',
    }),
  /** Every rule that has been seen to break somebody's card. */
  'hides-strangers': () =>
    page({
      story,
      head: `<style>html>*:not(head):not(body),body>*:not(main):not(.bar):not(.foot){display:none!important;visibility:hidden!important;opacity:0!important;
transform:translate(-9999px)!important;width:0!important;height:0!important;pointer-events:none!important;zoom:.1!important;font-size:0!important;
animation:none!important;transition:all 99s!important;clip-path:inset(100%)!important;filter:blur(9px)!important;content-visibility:hidden!important;z-index:-1!important}
:root{--surface:red;--ink:red;--paper:red;font-size:3px}</style>`,
    }),
  'z-index': () =>
    page({
      story,
      head: '<style>.over{position:fixed;inset:auto 0 0 0;height:20%;background:#fffbe6;z-index:2147483647;pointer-events:none;opacity:.9}main{position:relative;z-index:2147483647}</style>',
      tail: '<div class="over">Newsletter</div>',
    }),
  /** The story in a modal dialog, opened when asked. */
  dialog: () =>
    page({
      story,
      tail: `<dialog id="story" style="width:80vw;height:80vh;overflow:auto;padding:0">${article(story)}</dialog>
<dialog id="wall" style="width:300px;height:120px;padding:20px">Subscribe to read on</dialog><div id="menu" popover="manual" style="inset:40px auto auto 40px;width:300px;height:300px">Menu</div>${acts(
        `story:function(){document.querySelector('main').remove();document.getElementById('story').showModal()},
wall:function(){document.getElementById('wall').showModal()},unwall:function(){document.getElementById('wall').close()},
menu:function(){document.getElementById('menu').showPopover()}`,
      )}`,
    }),
  fullscreen: () =>
    page({
      story,
      tail: `<button id="full" style="position:fixed;top:0;right:0;width:80px;height:40px" onclick="document.querySelector('main').requestFullscreen()">Full</button>
<style>main:fullscreen{background:#fff;overflow:auto}</style>`,
    }),
  'trusted-types': () => ({
    body: page({ story }),
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  }),
  'csp-none': () => ({ body: page({ story, bare: true }), headers: { 'content-security-policy': "default-src 'none'" } }),
  'csp-sandbox': () => ({ body: page({ story, bare: true }), headers: { 'content-security-policy': "default-src 'none'; sandbox" } }),
  'csp-sandbox-scripts': () => ({
    body: page({ story, bare: true }),
    headers: { 'content-security-policy': "default-src 'none'; sandbox allow-scripts" },
  }),
  /** `document.write` while loading, and once more later, which takes every listener away. */
  'document-write': () =>
    page({
      story,
      main: `<script>document.write(${JSON.stringify(article(story)).replace(/</g, '\\u003c')})</script>`,
      tail: acts(
        `write:function(){document.open();document.write('<!doctype html><title>Again</title><style>'+css+'</style><main>'+html+'</main>');document.close()},
body:function(){var b=document.createElement('body');b.innerHTML=html;document.body.replaceWith(b)}`,
        `var html=document.querySelector('main').querySelector('article').outerHTML,css=${JSON.stringify(STYLE)};`,
      ),
    }),
  xhtml: () => ({
    type: 'application/xhtml+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
<head><title>${escape(story.title)}</title><style>${STYLE}</style></head>
<body><div class="bar">THE CALDER POST</div><main>${article(story)}</main></body>
</html>
`,
  }),
  frameset: () =>
    `<html><head><title>${escape(story.title)}</title></head><frameset cols="20%,80%"><frame src="/hostile/pie"><frame src="/hostile/plain" name="story"></frameset></html>`,
  'design-mode': () => page({ story, tail: "<script>document.designMode='on'</script>" }),
  nested: () => page({ story, main: nested(400) }),
  /** A thousand elements deep: more than the parser allows, so a script builds it. */
  deep: () =>
    page({
      story,
      tail: `<script>var at=document.querySelector('main'),story=at.firstElementChild,i;for(i=0;i<1000;i++){var d=document.createElement('div');at.appendChild(d);at=d}at.appendChild(story)</script>`,
    }),
  /** 200,000 text nodes around the story. */
  'text-nodes': () =>
    page({
      story,
      tail: `<div class="numbers"></div><script>var box=document.querySelector('.numbers'),row,i;for(i=0;i<200000;i++){if(i%500===0){row=document.createElement('p');box.appendChild(row)}
row.appendChild(document.createTextNode(i+' '))}</script>`,
    }),
  'small-spans': () => page({ story, tail: `<p>${Array.from({ length: 5000 }, (_, n) => words(n)).join('')}</p>` }),
  rtl: () => page({ story: arabic, html: ' dir="rtl"' }),
  vertical: () => page({ story: japanese, head: '<style>main{writing-mode:vertical-rl;height:80vh}.story{max-width:none;max-height:560px}</style>' }),
  /** The same in English, so that mentions in Latin letters stand in vertical text. */
  'vertical-latin': () => page({ story, head: '<style>main{writing-mode:vertical-rl;height:80vh}.story{max-width:none;max-height:560px}</style>' }),
  zoom: () => page({ story, head: '<style>html{zoom:1.5}</style>' }),
  'zoom-body': () => page({ story, head: '<style>body{zoom:.8}</style>' }),
  transform: () => page({ story, head: '<style>body{transform:rotate(4deg) scale(.9);transform-origin:0 0;filter:contrast(1.1);perspective:900px}</style>' }),
  'transform-root': () => page({ story, head: '<style>html{transform:scale(.9);transform-origin:0 0;filter:sepia(.2);contain:paint;overflow:clip}</style>' }),
  'shadow-open': () => shadow('open'),
  'shadow-closed': () => shadow('closed'),
  /** A closed root in an open one, the paragraphs slotted from outside. */
  'shadow-nested': () =>
    page({
      story,
      main: `<calder-page><h1>${escape(story.title)}</h1>${story.paragraphs.map((p) => `<p>${escape(p)}</p>`).join('')}</calder-page>`,
      tail: `<script>var outer=document.querySelector('calder-page').attachShadow({mode:'open'});
outer.innerHTML='<style>section{max-width:640px;margin:24px auto}</style><section><slot></slot><calder-note></calder-note></section>';
outer.querySelector('calder-note').attachShadow({mode:'closed'}).innerHTML='<p>${escape(story.paragraphs[4]!).replace(/'/g, "\\'")}</p>';</script>`,
    }),
  'frame-same': () =>
    page({
      story,
      main: `<h1>${escape(story.title)}</h1><iframe src="/hostile/plain" title="story" style="width:100%;height:1500px;border:0"></iframe>`,
    }),
  'frame-cross': (other) =>
    page({
      story,
      main: `<h1>${escape(story.title)}</h1><iframe src="${other}/hostile/plain" title="story" style="width:100%;height:1500px;border:0"></iframe>`,
    }),
  quirks: () => page({ story, doctype: '' }),
  /** Korean in EUC-KR that says it is UTF-8, and English beside it: the Korean is unreadable, the English is not. */
  charset: () => ({
    type: 'text/html; charset=utf-8',
    body: Buffer.concat([
      Buffer.from('<!doctype html><html lang="ko"><head><meta charset="euc-kr"><title>'),
      Buffer.from([0xc7, 0xd1, 0xb9, 0xcc, 0x20, 0xb5, 0xbf, 0xb8, 0xcd]),
      Buffer.from(`</title><style>${STYLE}</style></head><body><main>`),
      Buffer.from('<p>'),
      Buffer.from([0xc7, 0xd1, 0xb9, 0xcc, 0x20, 0xbf, 0xac, 0xc7, 0xd5, 0x20, 0xc8, 0xc6, 0xb7, 0xc3]),
      Buffer.from(`</p>${article(story)}</main></body></html>`),
    ]),
  }),
  /** Changes 60 times a second, with a clock in the middle of the story. */
  sixty: () =>
    page({
      story,
      main: article(story).replace('</header>', '<p class="ticker">0</p></header>'),
      tail: `<ul id="list"></ul><script>var n=0,ticker=document.querySelector('.ticker'),list=document.getElementById('list');
(function tick(){ticker.textContent='Market index '+(++n);ticker.className='ticker t'+n%2;
var item=document.createElement('li');item.textContent='Trade '+n;list.appendChild(item);if(list.children.length>20)list.firstChild.remove();
window.ticks=n;requestAnimationFrame(tick)})()</script>`,
    }),
  'user-select': () => page({ story, head: '<style>body{user-select:none;-webkit-user-select:none}</style>', body: ' oncopy="return false" oncontextmenu="return false" ondragstart="return false"' }),
  /** Words in links, buttons and labels, whose clicks are the page's. */
  controls: () => {
    const linked: Story = { ...story };
    return page({
      story,
      main: article(linked)
        .replace('joint military exercise that', '<a href="#linked" id="link">joint military exercise</a> that')
        .replace('Some 28,500 U.S. troops', '<button id="button" type="button">Some 28,500 U.S. troops</button>')
        .replace('mutual defense treaty', '<label id="label">mutual defense treaty <input id="box" type="checkbox"></label>'),
      tail: `<script>window.clicks=[];document.addEventListener('click',function(e){clicks.push([e.target.id,e.defaultPrevented])});
document.addEventListener('keydown',function(e){clicks.push(['key '+e.key,e.defaultPrevented])})</script>`,
    });
  },
  /** A sticky header, a nested scroller and closed details around the last paragraphs. */
  scrollers: () =>
    page({
      story,
      head: '<style>.bar{position:sticky;top:0;height:80px;background:#fff;z-index:5}.inner{height:200px;overflow:auto;border:1px solid #999}.gap{height:1800px}</style>',
      main: `${article(story, story.paragraphs.slice(0, 3))}<div class="gap"></div><div class="inner"><div style="height:900px"></div><article class="story"><p id="inner">${escape(
        story.paragraphs[4]!,
      )}</p></article><div style="height:400px"></div></div><div class="gap"></div><details><summary>More</summary><article class="story"><p id="folded">${escape(
        story.paragraphs[5]!,
      )}</p></article></details><div class="gap"></div>`,
    }),
  /** Claims the name of our host, and looks into whatever bears it. */
  'host-name': () =>
    page({
      story,
      head: `<script>window.read=[];customElements.define('parallel-38',class extends HTMLElement{constructor(){super();this.internals=this.attachInternals()}
connectedCallback(){var root=this.shadowRoot||this.internals.shadowRoot;window.read.push(root?root.textContent:'closed')}})</script>`,
      tail: acts(`look:function(){document.querySelectorAll('*').forEach(function(e){var r=e.shadowRoot||(e.internals&&e.internals.shadowRoot);if(r)window.read.push(r.textContent)})}`),
    }),
};

import type { Kind } from './hostile.ts';
import { acts, article, escape, page } from './markup.ts';
import { others, pie, story, type Story } from './story.ts';

const literal = (value: unknown): string => JSON.stringify(value).replace(/</g, '\\u003c');
const all: Story[] = [story, ...others];
const pages = all.concat(pie).map((s) => ({ title: `${s.title} | The Calder Post`, html: article(s) }));
const setup = `var pages=${literal(pages)},main=document.querySelector('main');`;

/** Pages that change while they are read. Each change waits for its act, or a click of the reader. */
export const living: Record<string, Kind> = {
  /** history.pushState, then the title, then the body; and each in another order. Act `3` goes to a story about something else. */
  'spa-history': () =>
    page({
      story,
      tail: acts(
        `1:function(){history.pushState({},'','/hostile/spa-history/1');document.title=pages[1].title;setTimeout(function(){main.innerHTML=pages[1].html},100)},
2:function(){main.innerHTML='<p>Loading</p>';document.title=pages[2].title;setTimeout(function(){main.innerHTML=pages[2].html;history.pushState({},'','/hostile/spa-history/2')},100)},
3:function(){main.innerHTML=pages[3].html;history.replaceState({},'','/hostile/spa-history/3');setTimeout(function(){document.title=pages[3].title},100)},
0:function(){document.title=pages[0].title;main.replaceChildren();main.insertAdjacentHTML('beforeend',pages[0].html);history.pushState({},'','/hostile/spa-history/0')}`,
        setup,
      ),
    }),
  /** The Navigation API, which intercepts ordinary links. */
  'spa-navigation': () =>
    page({
      story,
      tail: acts(
        `1:function(){navigation.navigate('/hostile/spa-navigation/1')},3:function(){navigation.navigate('/hostile/spa-navigation/3')},back:function(){navigation.back()}`,
        `${setup}navigation.addEventListener('navigate',function(e){var n=+(/(\\d)$/.exec(e.destination.url)||[0,0])[1];if(!e.canIntercept)return;
e.intercept({handler:function(){return new Promise(function(r){setTimeout(r,50)}).then(function(){main.innerHTML=pages[n].html;document.title=pages[n].title})}})});`,
      ),
    }),
  /** Article after article, each with its address when it is reached. */
  infinite: () =>
    page({
      story,
      tail: acts(`more:function(){var box=document.createElement('div');box.className='next';box.innerHTML=pages[next].html;box.dataset.url='/hostile/infinite/'+next;main.appendChild(box);seen.observe(box);next=(next+1)%4}`,
        `${setup}var next=1,seen=new IntersectionObserver(function(es){es.forEach(function(e){if(e.isIntersecting)history.replaceState({},'',e.target.dataset.url)})},{rootMargin:'-45% 0px -45% 0px'});`,
      ),
    }),
  /** Entries are put on top. */
  'live-blog': () =>
    page({
      story,
      main: `<article class="story"><header><h1>Live: ${escape(story.title)}</h1></header><div class="text" id="posts">${story.paragraphs
        .slice(0, 4)
        .map((p, i) => `<section class="post"><h2>${9 - i}:00</h2><p>${escape(p)}</p></section>`)
        .join('')}</div></article>`,
      tail: acts(`post:function(){var s=document.createElement('section');s.className='post';s.innerHTML='<h2>Now</h2><p></p>';s.lastChild.textContent=more[n++%more.length];
document.getElementById('posts').prepend(s)}`,
        `var n=0,more=${literal(story.paragraphs.slice(4))};`,
      ),
    }),
  /** Text is edited in place, without a change of children. */
  edited: () =>
    page({
      story,
      tail: acts(`away:function(){text.data='This paragraph was withdrawn by the editors.'},back:function(){text.data=was},
shift:function(){text.data='CORRECTED: '+was},value:function(){text.parentNode.textContent=was}`,
        `var text=document.querySelector('.text p').firstChild,was=text.data;`,
      ),
    }),
  /** Re-renders the whole article with equal nodes, as hydration does; and complains of nodes that it doesn't know. */
  hydration: () =>
    page({
      story,
      tail: acts(`render:function(){var before=main.innerHTML;if(before!==rendered)throw new Error('hydration failed: the markup was changed');main.innerHTML=rendered},
often:function(){for(var i=0;i<50;i++)steps.render()}`,
        `${setup}var rendered=main.innerHTML;`,
      ),
    }),
  /** A list that keeps only what is near the window in the DOM. */
  virtual: () =>
    page({
      story,
      main: `<article class="story"><h1>${escape(story.title)}</h1><div id="list" style="position:relative"></div></article>`,
      tail: `<script>var rows=${literal(Array.from({ length: 10 }, () => story.paragraphs).flat())},list=document.getElementById('list'),H=260,shown={};list.style.height=rows.length*H+'px';
function draw(){var top=Math.max(0,scrollY-list.offsetTop),from=Math.floor(top/H),to=Math.min(rows.length,from+Math.ceil(innerHeight/H)+1),k;
for(k in shown)if(k<from||k>=to){shown[k].remove();delete shown[k]}
for(k=from;k<to;k++)if(!shown[k]){var p=document.createElement('p');p.textContent=rows[k];p.style.cssText='position:absolute;margin:0;top:'+k*H+'px';list.appendChild(p);shown[k]=p}}
draw();addEventListener('scroll',draw)</script>`,
    }),
  /** The rest comes on a click: by a class, by `details`, by loading. */
  'read-more': () =>
    page({
      story,
      head: '<style>.rest{display:none}.rest.on{display:block}</style>',
      main: `${article(story, story.paragraphs.slice(0, 3))}
<button id="class" type="button">Read more</button><div class="story rest" id="rest">${story.paragraphs
        .slice(3, 6)
        .map((p) => `<p>${escape(p)}</p>`)
        .join('')}</div>
<details class="story"><summary id="summary">Background</summary><p>${escape(story.paragraphs[6]!)}</p></details>
<button id="load" type="button">Load the rest</button><div class="story" id="loaded"></div>`,
      tail: `<script>document.getElementById('class').onclick=function(){document.getElementById('rest').classList.add('on')};
document.getElementById('load').onclick=function(){setTimeout(function(){document.getElementById('loaded').innerHTML=${literal(
        story.paragraphs.slice(7).map((p) => `<p>${escape(p)}</p>`).join(''),
      )}},300)}</script>`,
    }),
  /** Goes into the back/forward cache when it is left by its links. */
  'back-forward': () => page({ story, tail: `<p class="story"><a id="away" href="/hostile/pie">On to the kitchen</a></p>` }),
  /** Asks the browser to prerender the story. */
  prerender: () =>
    page({
      story: pie,
      head: `<script type="speculationrules">{"prerender":[{"urls":["/hostile/plain?prerendered"],"eagerness":"immediate"}]}</script>`,
      tail: `<p class="story"><a id="away" href="/hostile/plain?prerendered">The story</a></p>`,
    }),
};
